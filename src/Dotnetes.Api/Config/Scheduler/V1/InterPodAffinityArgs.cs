namespace Dotnetes.Api.Config.Scheduler.V1;

/// <summary>Arguments of the plugin for affinity and anti-affinity between pods.</summary>
[ApiType(OpenApi = "io.k8s.kube-scheduler.config.v1.InterPodAffinityArgs", Proto = false, TypeMeta = true)]
[Kind("kubescheduler.config.k8s.io", "v1", "InterPodAffinityArgs")]
public sealed partial record InterPodAffinityArgs
{
    /// <summary>Rating weight given to required affinity terms of existing pods, from 0 to 100.</summary>
    [Field("hardPodAffinityWeight")]
    public int? HardPodAffinityWeight { get; init; }

    /// <summary>True to rate only by the terms of the new pod, unless it has none that matter.</summary>
    [Field("ignorePreferredTermsOfExistingPods", Omit = Omit.Never, Required = true, Default = "false")]
    public bool IgnorePreferredTermsOfExistingPods { get; init; }
}

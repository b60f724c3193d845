namespace Dotnetes.Api.Config.Scheduler.V1;

/// <summary>Arguments of the plugin for node affinity.</summary>
[ApiType(OpenApi = "io.k8s.kube-scheduler.config.v1.NodeAffinityArgs", Proto = false, TypeMeta = true)]
[Kind("kubescheduler.config.k8s.io", "v1", "NodeAffinityArgs")]
public sealed partial record NodeAffinityArgs
{
    /// <summary>Node affinity that every pod of the profile must meet in addition to its own.</summary>
    [Field("addedAffinity")]
    public Core.V1.NodeAffinity? AddedAffinity { get; init; }
}

namespace Dotnetes.Api.Config.Kubelet.V1Beta1;

/// <summary>Shutdown period for pods from a certain priority on.</summary>
[ApiType(OpenApi = "io.k8s.kubelet.config.v1beta1.ShutdownGracePeriodByPodPriority", Proto = false)]
public sealed partial record ShutdownGracePeriodByPodPriority
{
    /// <summary>Lowest priority of this range; it reaches up to the next entry.</summary>
    [Field("priority", Omit = Omit.Never, Required = true, Default = "0")]
    public int Priority { get; init; }

    /// <summary>Seconds that pods of this range get to terminate during node shutdown.</summary>
    [Field("shutdownGracePeriodSeconds", Omit = Omit.Never, Required = true, Default = "0")]
    public long ShutdownGracePeriodSeconds { get; init; }
}

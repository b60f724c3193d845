namespace Dotnetes.Api.Config.Kubelet.V1Beta1;

/// <summary>Adjusts the delays between restarts of crashing containers.</summary>
[ApiType(OpenApi = "io.k8s.kubelet.config.v1beta1.CrashLoopBackOffConfig", Proto = false)]
public sealed partial record CrashLoopBackOffConfig
{
    /// <summary>Longest delay between two restarts on this node, at least one second.</summary>
    [Field("maxContainerRestartPeriod", Gate = "KubeletCrashLoopBackOffMax")]
    public Duration? MaxContainerRestartPeriod { get; init; }
}

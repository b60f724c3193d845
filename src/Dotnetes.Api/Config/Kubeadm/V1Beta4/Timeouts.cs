namespace Dotnetes.Api.Config.Kubeadm.V1Beta4;

/// <summary>How long kubeadm waits for various steps to succeed.</summary>
[ApiType(Proto = false)]
public sealed partial record Timeouts
{
    [Field("controlPlaneComponentHealthCheck")]
    public Duration? ControlPlaneComponentHealthCheck { get; init; }

    [Field("kubeletHealthCheck")]
    public Duration? KubeletHealthCheck { get; init; }

    [Field("kubernetesAPICall")]
    public Duration? KubernetesApiCall { get; init; }

    [Field("etcdAPICall")]
    public Duration? EtcdApiCall { get; init; }

    [Field("tlsBootstrap")]
    public Duration? TlsBootstrap { get; init; }

    [Field("discovery")]
    public Duration? Discovery { get; init; }

    [Field("upgradeManifests")]
    public Duration? UpgradeManifests { get; init; }
}

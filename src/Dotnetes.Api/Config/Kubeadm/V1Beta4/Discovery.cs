namespace Dotnetes.Api.Config.Kubeadm.V1Beta4;

/// <summary>How a joining node finds the cluster and learns to trust it.</summary>
[ApiType(Proto = false)]
public sealed partial record Discovery
{
    [Field("bootstrapToken")]
    public BootstrapTokenDiscovery? BootstrapToken { get; init; }

    [Field("file")]
    public FileDiscovery? File { get; init; }

    [Field("tlsBootstrapToken")]
    public string TlsBootstrapToken { get; init; } = "";
}

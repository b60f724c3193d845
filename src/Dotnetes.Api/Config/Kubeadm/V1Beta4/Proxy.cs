namespace Dotnetes.Api.Config.Kubeadm.V1Beta4;

/// <summary>Settings of the kube-proxy addon, mainly whether it is installed.</summary>
[ApiType(Proto = false)]
public sealed partial record Proxy
{
    [Field("disabled")]
    public bool Disabled { get; init; }
}

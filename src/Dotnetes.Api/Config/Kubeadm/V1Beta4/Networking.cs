namespace Dotnetes.Api.Config.Kubeadm.V1Beta4;

/// <summary>Address ranges of pods and services, and the DNS domain of the cluster.</summary>
[ApiType(Proto = false)]
public sealed partial record Networking
{
    [Field("serviceSubnet")]
    public string ServiceSubnet { get; init; } = "";

    [Field("podSubnet")]
    public string PodSubnet { get; init; } = "";

    [Field("dnsDomain")]
    public string DnsDomain { get; init; } = "";
}

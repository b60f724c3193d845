namespace Dotnetes.Api.Config.Kubeadm.V1Beta4;

/// <summary>Address and port at which an API server instance is reached.</summary>
[ApiType(Proto = false)]
public sealed partial record ApiEndpoint
{
    [Field("advertiseAddress")]
    public string AdvertiseAddress { get; init; } = "";

    [Field("bindPort")]
    public int BindPort { get; init; }
}

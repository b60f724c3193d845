namespace Dotnetes.Api.Config.ApiServer.V1Beta1;

/// <summary>Protocol and transport of an outgoing connection, direct or through a proxy.</summary>
[ApiType(Proto = false)]
public sealed partial record Connection
{
    [Field("proxyProtocol")]
    public string ProxyProtocol { get; init; } = "";

    [Field("transport")]
    public Transport? Transport { get; init; }
}

namespace Dotnetes.Api.Config.ApiServer.V1Beta1;

/// <summary>Reaches the proxy through TCP, optionally secured by TLS.</summary>
[ApiType(Proto = false)]
public sealed partial record TcpTransport
{
    [Field("url")]
    public string Url { get; init; } = "";

    [Field("tlsConfig")]
    public TlsConfig? TlsConfig { get; init; }
}

namespace Dotnetes.Api.Config.ApiServer.V1Beta1;

/// <summary>Certificates and keys for the TLS connection to the proxy.</summary>
[ApiType(Proto = false)]
public sealed partial record TlsConfig
{
    [Field("caBundle")]
    public string CaBundle { get; init; } = "";

    [Field("clientKey")]
    public string ClientKey { get; init; } = "";

    [Field("clientCert")]
    public string ClientCert { get; init; } = "";

    [Field("tlsServerName")]
    public string TlsServerName { get; init; } = "";
}

namespace Dotnetes.Api.Config.ClientAuthentication.V1;

/// <summary>Output of the program: a token or client certificate and its expiry.</summary>
[ApiType(OpenApi = "io.k8s.client-go.pkg.apis.clientauthentication.v1.ExecCredentialStatus", Proto = false)]
public sealed partial record ExecCredentialStatus
{
    [Field("expirationTimestamp")]
    public Time? ExpirationTimestamp { get; init; }

    [Field("token")]
    public string Token { get; init; } = "";

    [Field("clientCertificateData")]
    public string ClientCertificateData { get; init; } = "";

    [Field("clientKeyData")]
    public string ClientKeyData { get; init; } = "";
}

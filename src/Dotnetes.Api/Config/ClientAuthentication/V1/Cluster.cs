namespace Dotnetes.Api.Config.ClientAuthentication.V1;

/// <summary>Describes to the program the cluster for which credentials are needed.</summary>
[ApiType(OpenApi = "io.k8s.client-go.pkg.apis.clientauthentication.v1.Cluster", Proto = false)]
public sealed partial record Cluster
{
    [Field("server", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Server { get; init; } = "";

    [Field("tls-server-name")]
    public string TlsServerName { get; init; } = "";

    [Field("insecure-skip-tls-verify")]
    public bool InsecureSkipTlsVerify { get; init; }

    [Field("certificate-authority-data", List = "atomic")]
    public ByteString CertificateAuthorityData { get; init; }

    [Field("proxy-url")]
    public string ProxyUrl { get; init; } = "";

    [Field("disable-compression")]
    public bool DisableCompression { get; init; }

    [Field("config")]
    public RawJson Config { get; init; }
}

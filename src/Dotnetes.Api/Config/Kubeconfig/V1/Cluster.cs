namespace Dotnetes.Api.Config.Kubeconfig.V1;

/// <summary>How to reach the API server of a cluster and how to verify it.</summary>
[ApiType(Proto = false)]
public sealed partial record Cluster
{
    [Field("server", Omit = Omit.Never, Required = true)]
    public string Server { get; init; } = "";

    [Field("tls-server-name")]
    public string TlsServerName { get; init; } = "";

    [Field("insecure-skip-tls-verify")]
    public bool InsecureSkipTlsVerify { get; init; }

    [Field("certificate-authority")]
    public string CertificateAuthority { get; init; } = "";

    [Field("certificate-authority-data")]
    public ByteString CertificateAuthorityData { get; init; }

    [Field("proxy-url")]
    public string ProxyUrl { get; init; } = "";

    [Field("disable-compression")]
    public bool DisableCompression { get; init; }

    [Field("extensions")]
    public ValueList<NamedExtension> Extensions { get; init; }
}

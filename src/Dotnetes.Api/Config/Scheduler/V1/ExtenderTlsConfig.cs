namespace Dotnetes.Api.Config.Scheduler.V1;

/// <summary>TLS settings for the connection to an extender.</summary>
[ApiType(OpenApi = "io.k8s.kube-scheduler.config.v1.ExtenderTLSConfig", Proto = false)]
public sealed partial record ExtenderTlsConfig
{
    /// <summary>Accepts any server certificate; only meant for tests.</summary>
    [Field("insecure")]
    public bool Insecure { get; init; }

    /// <summary>Name expected in the server certificate and sent to the server; the host name if empty.</summary>
    [Field("serverName")]
    public string ServerName { get; init; } = "";

    /// <summary>File with the client certificate presented to the extender.</summary>
    [Field("certFile")]
    public string CertFile { get; init; } = "";

    /// <summary>File with the private key of the client certificate.</summary>
    [Field("keyFile")]
    public string KeyFile { get; init; } = "";

    /// <summary>File with the authorities trusted for the server certificate.</summary>
    [Field("caFile")]
    public string CaFile { get; init; } = "";

    /// <summary>Client certificate in PEM form; takes precedence over the file.</summary>
    [Field("certData", List = "atomic")]
    public ByteString CertData { get; init; }

    /// <summary>Private key in PEM form; takes precedence over the file.</summary>
    [Field("keyData", List = "atomic")]
    public ByteString KeyData { get; init; }

    /// <summary>Trusted authorities in PEM form; takes precedence over the file.</summary>
    [Field("caData", List = "atomic")]
    public ByteString CaData { get; init; }
}

using System.Security.Cryptography.X509Certificates;

namespace Dotnetes.Client.Transport;

/// <summary>How to reach an API server and as whom. Made by hand, from a kubeconfig, or from the files that every pod finds.</summary>
public sealed record ClientConfiguration
{
    /// <summary>The address of the API server; may have a path in front of the API's own.</summary>
    public required Uri Server { get; init; }

    /// <summary>The namespace that commands use when none is named.</summary>
    public string Namespace { get; init; } = "default";

    /// <summary>The certificates that may sign the server's; the machine's own when null.</summary>
    public X509Certificate2Collection? CertificateAuthorities { get; init; }

    /// <summary>The certificates that may sign the server's, where they may change: asked for at every handshake. Goes before <see cref="CertificateAuthorities"/>.</summary>
    public Func<X509Certificate2Collection>? CurrentAuthorities { get; init; }

    /// <summary>Whether any certificate of the server is good. Then anybody on the way can read and change everything.</summary>
    public bool InsecureSkipTlsVerify { get; init; }

    /// <summary>The name that the server's certificate must carry, also sent as the Host; the host of <see cref="Server"/> when empty.</summary>
    public string TlsServerName { get; init; } = "";

    /// <summary>A proxy for all requests; that of the environment when null, see <see cref="EnvironmentProxy"/>.</summary>
    public Uri? Proxy { get; init; }

    /// <summary>Proves who the caller is.</summary>
    public ICredentialSource Credentials { get; init; } = StaticCredentials.Anonymous;

    /// <summary>As whom requests are made instead; null for as the caller.</summary>
    public Impersonation? Impersonate { get; init; }

    /// <summary>What the server logs about the caller.</summary>
    public string UserAgent { get; init; } = "dotnetes/0.1.0";

    /// <summary>Whether to speak protobuf where the server can; it is smaller and faster than JSON.</summary>
    public bool UseProtobuf { get; init; } = true;

    /// <summary>Whether the server shall not compress answers.</summary>
    public bool DisableCompression { get; init; }

    /// <summary>How long a request that is not a watch may take, retries not counted; unbounded when null.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>How often a request is tried again when the server says when to come back.</summary>
    public int MaxRetries { get; init; } = 10;
}

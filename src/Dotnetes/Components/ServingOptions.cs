using System.Net;

namespace Dotnetes.Components;

/// <summary>How a component serves its health and its metrics.</summary>
public sealed record ServingOptions
{
    /// <summary>The address to listen at.</summary>
    public IPAddress BindAddress { get; init; } = IPAddress.IPv6Any;

    /// <summary>The HTTPS port; zero serves nothing.</summary>
    public int SecurePort { get; init; }

    /// <summary>The certificate file; empty makes a self-signed certificate.</summary>
    public string CertificateFile { get; init; } = "";

    /// <summary>The key file.</summary>
    public string KeyFile { get; init; } = "";

    /// <summary>The authorities of client certificates; empty takes none.</summary>
    public string ClientAuthorityFile { get; init; } = "";

    /// <summary>Paths for which nobody is asked who they are.</summary>
    public IReadOnlyList<string> OpenPaths { get; init; } = ["/healthz", "/readyz", "/livez"];
}

using System.Security.Cryptography.X509Certificates;

namespace Dotnetes.ApiServer.Connecting;

/// <summary>How the API server reaches kubelets.</summary>
public sealed record KubeletClientOptions
{
    /// <summary>The certificate, with its key, that the server shows to kubelets; asked for at every handshake. Null shows none.</summary>
    public Func<X509Certificate2>? ClientCertificate { get; init; }

    /// <summary>The authorities of the kubelets' serving certificates, asked for at every handshake; null accepts any certificate, as upstream does.</summary>
    public Func<X509Certificate2Collection>? Authorities { get; init; }

    /// <summary>Which of a node's addresses is taken, the best first.</summary>
    public IReadOnlyList<string> PreferredAddressTypes { get; init; } = ["Hostname", "InternalDNS", "InternalIP", "ExternalDNS", "ExternalIP"];

    /// <summary>The port of kubelets that report none.</summary>
    public int DefaultPort { get; init; } = 10250;
}

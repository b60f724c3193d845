using System.Security.Cryptography.X509Certificates;
using Dotnetes.Client.Transport;

namespace Dotnetes.Kubelet.Certificates;

/// <summary>The node's identity at the API server: the newest client certificate of a store.</summary>
public sealed class StoredCredentials(CertificateStore store) : ICredentialSource
{
    /// <inheritdoc/>
    public X509Certificate2? Certificate => store.Current;

    /// <inheritdoc/>
    public ValueTask<string?> Authorization(CancellationToken cancellationToken) => new((string?)null);

    /// <inheritdoc/>
    public bool Rejected() => false;
}

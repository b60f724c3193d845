using System.Security.Cryptography.X509Certificates;

namespace Dotnetes.Client.Transport;

/// <summary>Proves to the API server who the caller is. Called from any thread, for every request.</summary>
public interface ICredentialSource
{
    /// <summary>The certificate for new connections, or null; what the last <see cref="Authorization"/> brought about.</summary>
    X509Certificate2? Certificate { get; }

    /// <summary>The value of the Authorization header, or null; fetches or renews the credentials first if need be.</summary>
    /// <exception cref="KubeTransportException">The credentials cannot be had.</exception>
    ValueTask<string?> Authorization(CancellationToken cancellationToken);

    /// <summary>The server answered 401. True when new credentials may come of another try.</summary>
    bool Rejected();
}

using System.Security.Cryptography.X509Certificates;

namespace Dotnetes.Kubelet.Server;

/// <summary>Finds out who sends a request to the kubelet.</summary>
public interface IRequestAuthenticator
{
    /// <summary>The user, or null when the credentials are missing or wrong.</summary>
    /// <param name="certificate">The client certificate of the connection, if any.</param>
    /// <param name="bearerToken">The bearer token; empty when there is none.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask<KubeletUser?> Authenticate(X509Certificate2? certificate, string bearerToken, CancellationToken cancellationToken);
}

namespace Dotnetes.Client.Transport;

/// <summary>
/// Carries requests to an API server: over HTTP, or by a direct call into the request pipeline of one in this process, which passes
/// objects by reference. The identity of the caller belongs to the transport.
/// </summary>
public interface IKubeTransport
{
    /// <summary>Sends one request.</summary>
    /// <exception cref="KubeApiException">The server refused it.</exception>
    /// <exception cref="KubeTransportException">The server could not be reached.</exception>
    ValueTask<KubeResponse> Send(KubeRequest request, CancellationToken cancellationToken);

    /// <summary>Opens a watch; the sequence ends when the server ends it.</summary>
    /// <exception cref="KubeApiException">The server refused it.</exception>
    /// <exception cref="KubeTransportException">The server could not be reached, or the connection broke.</exception>
    IAsyncEnumerable<KubeWatchFrame> Watch(KubeRequest request, CancellationToken cancellationToken);
}

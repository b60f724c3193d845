using Dotnetes.Client.Kubeconfig;

namespace Dotnetes.Nodes;

/// <summary>Gets a cluster's certificate authority from its server, and believes it only when it is the expected one.</summary>
public static class ClusterAuthority
{
    private const int MaxBytes = 1024 * 1024;

    /// <summary>The authority as PEM.</summary>
    /// <param name="server">The server's URL.</param>
    /// <param name="token">The join token; its hash, when it has one, must match.</param>
    /// <param name="pins">Public key pins of which one must match, when there are some.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="KubeconfigException">The server cannot be reached, or is another one than expected.</exception>
    public static async Task<string> Fetch(Uri server, JoinToken token, IReadOnlyList<string> pins, CancellationToken cancellationToken)
    {
        if (token.AuthorityHash.Length == 0 && pins.Count == 0)
        {
            throw new KubeconfigException("nothing tells the right cluster from another: use a token of the form K10HASH::ID.SECRET, or --ca-cert-hash, or --ca-file");
        }

        // Whom we talk to is not known yet; that is what the hash is for. Nothing secret is sent.
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        handler.SslOptions.RemoteCertificateValidationCallback = static (_, _, _, _) => true;
        using var http = new HttpClient(handler) { MaxResponseContentBufferSize = MaxBytes };
        string pem;
        try
        {
            pem = await http.GetStringAsync(new Uri(server, "/cacerts"), cancellationToken);
        }
        catch (HttpRequestException e)
        {
            throw new KubeconfigException($"the authority of {server} cannot be had: {e.Message}", e);
        }

        if (token.AuthorityHash.Length > 0 && JoinToken.HashOf(pem) != token.AuthorityHash)
        {
            throw new KubeconfigException($"{server} is not the cluster of this token: its authority has another hash");
        }

        return pins.Count == 0 || pins.Any(pin => JoinToken.MatchesPin(pem, pin))
            ? pem
            : throw new KubeconfigException($"{server} is not the expected cluster: its authority matches no --ca-cert-hash");
    }
}

using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Dotnetes.Api.Config.Kubeconfig.V1;
using Dotnetes.Certificates;
using Dotnetes.Client;
using Dotnetes.Client.Kubeconfig;
using Dotnetes.Kubelet.Certificates;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Nodes;

/// <summary>How a machine comes to belong to a cluster: it learns the cluster's authority, then asks for a certificate with a bootstrap token.</summary>
/// <param name="server">The URL of the API server.</param>
/// <param name="pki">Where the node keeps certificates.</param>
/// <param name="time">The clock.</param>
/// <param name="logging">Where things are logged.</param>
public sealed partial class NodeJoin(Uri server, string pki, TimeProvider time, ILoggerFactory logging)
{
    private readonly ILogger _logger = logging.CreateLogger<NodeJoin>();

    /// <summary>The file with the cluster's authorities.</summary>
    public string Authority { get; } = Path.Combine(pki, "ca.crt");

    /// <summary>Joins; a machine that has joined before needs no token.</summary>
    /// <param name="token">The join token.</param>
    /// <param name="authorityFile">A file with the cluster's authority; empty to ask the server and check what it says by the token or a pin.</param>
    /// <param name="pins">Public key pins of which one must match, when there are some.</param>
    /// <param name="kubeconfig">The node's kubeconfig, which is written.</param>
    /// <param name="nodeName">The node.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="KubeconfigException">The server cannot be reached, is another one than expected, or does not accept the token.</exception>
    public async Task<NodeIdentity> Open(
        string token, string authorityFile, IReadOnlyList<string> pins, string kubeconfig, string nodeName, CancellationToken cancellationToken)
    {
        SetAsideDamaged(kubeconfig, static path => KubeconfigFile.Read(path));
        SetAsideDamaged(Authority, ReadAuthority);
        if (!File.Exists(Authority) || authorityFile.Length > 0 || (!File.Exists(kubeconfig) && await IsOther(token, cancellationToken)))
        {
            var pem = authorityFile.Length > 0
                ? await File.ReadAllTextAsync(authorityFile, cancellationToken)
                : await ClusterAuthority.Fetch(server, JoinToken.Parse(token), pins, cancellationToken);
            Directory.CreateDirectory(pki);
            PublicFile.Write(Authority, pem);
        }

        var isMember = new CertificateStore(pki, "kubelet-client", time).Load();
        try
        {
            return await NodeIdentity.Open(
                kubeconfig, () => Bootstrap(isMember && token.Length == 0 ? "" : JoinToken.Parse(token).Secret), pki, nodeName, time, logging, cancellationToken, IsOutdated);
        }
        catch (KubeApiException e) when (e.Code == 401)
        {
            throw new KubeconfigException($"{server} does not accept the token: it is wrong, has expired or was deleted; 'dotnetes token create' on the server makes a new one", e);
        }
    }

    /// <summary>Whether a certificate of this node is of an authority that will soon be forgotten: another than the first of several.</summary>
    public bool IsOutdated(X509Certificate2 certificate)
    {
        try
        {
            var authorities = new X509Certificate2Collection();
            authorities.ImportFromPem(File.ReadAllText(Authority));
            return authorities.Count > 1 && !CertificateAuthority.Signed(authorities[0], certificate);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
        {
            return false;
        }
    }

    /// <summary>Whether an attempt with the token of another cluster has left its authority. Once joined, the token does not matter any more.</summary>
    private async Task<bool> IsOther(string token, CancellationToken cancellationToken) =>
        token.Length > 0
        && JoinToken.Parse(token).AuthorityHash is { Length: > 0 } hash
        && JoinToken.HashOf(await File.ReadAllTextAsync(Authority, cancellationToken)) != hash;

    private static void ReadAuthority(string path)
    {
        var authorities = new X509Certificate2Collection();
        authorities.ImportFromPem(File.ReadAllText(path));
        if (authorities.Count == 0)
        {
            throw new CryptographicException("no certificate is in it");
        }
    }

    // What was made here can be made again, from the certificate of the node or the token; a file that cannot be read would only be in the way.
    private void SetAsideDamaged(string path, Action<string> read)
    {
        try
        {
            if (File.Exists(path))
            {
                read(path);
            }
        }
        catch (Exception e) when (e is KubeconfigException or CryptographicException)
        {
            File.Move(path, path + ".damaged", overwrite: true);
            Log.Damaged(_logger, path, e.Message);
        }
    }

    private Config Bootstrap(string token) => new()
    {
        Clusters = [new NamedCluster { Name = "cluster", Cluster = new Cluster { Server = server.GetLeftPart(UriPartial.Authority), CertificateAuthority = Authority } }],
        Users = [new NamedAuthInfo { Name = "bootstrap", User = new AuthInfo { Token = token } }],
        Contexts = [new NamedContext { Name = "bootstrap", Context = new Context { Cluster = "cluster", User = "bootstrap" } }],
        CurrentContext = "bootstrap",
    };

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "{Path} is damaged ({Reason}); it is put aside as \".damaged\" beside it and made anew")]
        public static partial void Damaged(ILogger logger, string path, string reason);
    }
}

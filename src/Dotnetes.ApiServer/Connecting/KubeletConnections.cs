using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Dotnetes.Api.Core.V1;
using Dotnetes.ApiServer.Resources;
using Dotnetes.Client.Transport;

namespace Dotnetes.ApiServer.Connecting;

/// <summary>The API server's connections to kubelets and, through the cluster's network, to pods.</summary>
internal sealed class KubeletConnections : IDisposable
{
    private static readonly TimeSpan s_connectTime = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan s_connectionLife = TimeSpan.FromMinutes(30);

    private readonly KubeletClientOptions _options;
    private readonly IResourceReader _reader;

    public KubeletConnections(KubeletClientOptions options, IResourceReader reader)
    {
        _options = options;
        _reader = reader;
        Kubelets = new HttpMessageInvoker(new HostOfUrl(Handler(options.Authorities, options.ClientCertificate)));
        UnverifiedKubelets = new HttpMessageInvoker(new HostOfUrl(Handler(null, null)));
        Addresses = new HttpMessageInvoker(Handler(null, null));
    }

    /// <summary>Requests to kubelets, with the server's certificate, to kubelets that prove who they are.</summary>
    public HttpMessageInvoker Kubelets { get; }

    /// <summary>Requests to kubelets whose certificate the client asked not to verify; these get no certificate of ours.</summary>
    public HttpMessageInvoker UnverifiedKubelets { get; }

    /// <summary>Requests to pods and other ports of nodes, whose certificates nobody could verify: they are known by address only.</summary>
    public HttpMessageInvoker Addresses { get; }

    /// <summary>Where the kubelet of a node listens.</summary>
    /// <exception cref="ApiException">There is no such node, or it has told no usable address.</exception>
    public async ValueTask<KubeletTarget> Find(string nodeName, CancellationToken cancellationToken)
    {
        var node = await _reader.Get<Node>("", nodeName, cancellationToken) ?? throw ApiErrors.NotFound("", "nodes", nodeName);
        foreach (var type in _options.PreferredAddressTypes)
        {
            if (node.Status.Addresses.Find(a => a.Type == type) is { } address)
            {
                var port = node.Status.DaemonEndpoints.KubeletEndpoint.Port;
                return new(address.Address, port > 0 ? port : _options.DefaultPort, node.Status.DeclaredFeatures);
            }
        }

        var known = string.Join(" ", node.Status.Addresses.Select(a => $"{{{a.Type} {a.Address}}}"));
        throw ApiErrors.Unknown($"no preferred addresses found; known addresses: [{known}]");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Kubelets.Dispose();
        UnverifiedKubelets.Dispose();
        Addresses.Dispose();
    }

    private static SocketsHttpHandler Handler(Func<X509Certificate2Collection>? authorities, Func<X509Certificate2>? certificate)
    {
        var tls = new SslClientAuthenticationOptions();
        if (authorities is null)
        {
            tls.RemoteCertificateValidationCallback = static (_, _, _, _) => true;
        }
        else
        {
            tls.RemoteCertificateValidationCallback = ServerTrust.Of(authorities);
        }

        if (certificate is not null)
        {
            tls.LocalCertificateSelectionCallback = (_, _, _, _, _) => certificate();
        }

        return new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            ConnectTimeout = s_connectTime,

            // So that a renewed certificate is shown long before the old one ends.
            PooledConnectionLifetime = s_connectionLife,
            SslOptions = tls,
        };
    }

    /// <summary>Leaves out the host that the client named: by it the handler would judge the kubelet's certificate.</summary>
    private sealed class HostOfUrl(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.Host = null;
            return base.SendAsync(request, cancellationToken);
        }
    }
}

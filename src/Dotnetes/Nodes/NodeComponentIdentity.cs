using System.Security.Cryptography.X509Certificates;
using Dotnetes.Client;
using Dotnetes.Components;
using Dotnetes.Kubelet.Certificates;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Nodes;

/// <summary>
/// The identity of what runs on a node beside the kubelet: a user of its own with a client certificate of its own, which the node asks for, because the kubelet's user may see nothing of
/// other nodes. The certificate is kept beside the kubelet's and renewed like it.
/// </summary>
public sealed class NodeComponentIdentity : IDisposable
{
    private static readonly TimeSpan s_poll = TimeSpan.FromMilliseconds(100);

    private readonly ComponentClient _connection;
    private readonly CertificateStore _store;
    private readonly CertificateRotation _rotation;
    private readonly TimeProvider _time;

    /// <summary>Reads the certificate, if there is one.</summary>
    /// <param name="node">The node, which asks for the certificate.</param>
    /// <param name="nodeName">The node's name.</param>
    /// <param name="user">The user: one that the cluster approves for nodes.</param>
    /// <param name="certificates">Where certificates are kept.</param>
    /// <param name="component">The component, such as <c>kube-proxy</c>: the certificate is <c>COMPONENT-client-current.pem</c>.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logging">Where things are logged.</param>
    /// <param name="isOutdated">Whether a certificate must be renewed before its time; null for never.</param>
    public NodeComponentIdentity(
        NodeIdentity node, string nodeName, string user, string certificates, string component, TimeProvider time, ILoggerFactory logging, Func<X509Certificate2, bool>? isOutdated = null)
    {
        var requests = new CertificateRequests(node.Client, nodeName, time);
        _time = time;
        _store = new CertificateStore(certificates, component + "-client", time) { IsOutdated = isOutdated };
        _store.Load();
        _rotation = new(_store, (key, stop) => requests.Component(key, user, stop), time, logging.CreateLogger<CertificateRotation>());
        _connection = ComponentClient.Connect(
            node.Configuration with { Credentials = new StoredCredentials(_store), UserAgent = UserAgents.Of(component) }, time, logging);
    }

    /// <summary>The API, as the component; refused until the certificate is there.</summary>
    public IKubeClient Client => _connection.Client;

    /// <summary>Runs the component as soon as there is a certificate, which is renewed in time, until cancelled.</summary>
    public async Task Run(Func<IKubeClient, CancellationToken, Task> component, CancellationToken cancellationToken)
    {
        var rotating = _rotation.Run(cancellationToken);
        while (_store.Current is null)
        {
            await Task.Delay(s_poll, _time, cancellationToken);
        }

        await component(Client, cancellationToken);
        await rotating;
    }

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();
}

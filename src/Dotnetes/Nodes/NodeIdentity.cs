using System.Security.Cryptography.X509Certificates;
using Dotnetes.Api.Config.Kubeconfig.V1;
using Dotnetes.Client;
using Dotnetes.Client.Kubeconfig;
using Dotnetes.Client.Transport;
using Dotnetes.Components;
using Dotnetes.Kubelet.Certificates;
using Dotnetes.Machinery.Metrics;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Nodes;

/// <summary>
/// A node's identity at the API server. With a bootstrap configuration it asks for a client certificate when it has none (TLS
/// bootstrapping), keeps it below the certificate directory, writes a kubeconfig that names it, and renews it in time.
/// </summary>
public sealed class NodeIdentity : IDisposable
{
    private readonly ComponentClient _connection;
    private readonly CertificateRotation? _rotation;

    private NodeIdentity(ComponentClient connection, CertificateRotation? rotation)
    {
        _connection = connection;
        _rotation = rotation;
    }

    /// <summary>The client, as the node.</summary>
    public IKubeClient Client => _connection.Client;

    /// <summary>How the API server is reached, and as whom.</summary>
    public ClientConfiguration Configuration => _connection.Configuration;

    /// <summary>Loads the identity of a kubeconfig, or gets a new one.</summary>
    /// <param name="kubeconfig">The node's kubeconfig; written when it is not there.</param>
    /// <param name="bootstrap">How to reach the API server before the node has an identity; null when that is not wanted.</param>
    /// <param name="certificates">Where certificates are kept.</param>
    /// <param name="nodeName">The node.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logging">Where things are logged.</param>
    /// <param name="cancellationToken">Ends the wait for the certificate.</param>
    /// <param name="isOutdated">Whether a certificate must be renewed before its time; null for never.</param>
    /// <exception cref="KubeconfigException">There is neither a kubeconfig nor a bootstrap configuration, or one is malformed.</exception>
    public static async Task<NodeIdentity> Open(
        string kubeconfig, Func<Config>? bootstrap, string certificates, string nodeName, TimeProvider time, ILoggerFactory logging, CancellationToken cancellationToken,
        Func<X509Certificate2, bool>? isOutdated = null)
    {
        var store = new CertificateStore(certificates, "kubelet-client", time) { IsOutdated = isOutdated };
        var known = store.Load();
        var usesStore = !File.Exists(kubeconfig) || KubeconfigFile.Read(kubeconfig).Users.Any(u => u.User.ClientCertificate == store.Path);
        if (File.Exists(kubeconfig) && (known || !usesStore || bootstrap is null))
        {
            var fixedIdentity = KubeconfigClient.Configure(KubeconfigFile.Read(kubeconfig), time);
            return usesStore && known ? Rotating(fixedIdentity, store, nodeName, time, logging) : new(ComponentClient.Connect(Named(fixedIdentity), time, logging), null);
        }

        if (bootstrap is null)
        {
            throw new KubeconfigException($"{kubeconfig} does not exist, and no --bootstrap-kubeconfig is given");
        }

        var start = bootstrap();
        if (!known)
        {
            using var first = ComponentClient.Connect(Named(KubeconfigClient.Configure(start, time)), time, logging);
            var requests = new CertificateRequests(first.Client, nodeName, time);
            await new CertificateRotation(store, requests.Client, time, logging.CreateLogger<CertificateRotation>()).Renew(cancellationToken);
        }

        KubeconfigFile.Write(kubeconfig, KubeconfigOf(start, store.Path));
        return Rotating(KubeconfigClient.Configure(KubeconfigFile.Read(kubeconfig), time), store, nodeName, time, logging);
    }

    /// <summary>Reports the life of the certificate, when it is one that is renewed.</summary>
    public void Report(MetricRegistry registry) => _rotation?.Report(registry, "client");

    /// <summary>Renews the certificate in time, until cancelled.</summary>
    public Task Run(CancellationToken cancellationToken) => _rotation?.Run(cancellationToken) ?? Task.CompletedTask;

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    private static NodeIdentity Rotating(ClientConfiguration configuration, CertificateStore store, string nodeName, TimeProvider time, ILoggerFactory logging)
    {
        var connection = ComponentClient.Connect(Named(configuration) with { Credentials = new StoredCredentials(store) }, time, logging);
        var requests = new CertificateRequests(connection.Client, nodeName, time);
        return new(connection, new CertificateRotation(store, requests.Client, time, logging.CreateLogger<CertificateRotation>()));
    }

    private static ClientConfiguration Named(ClientConfiguration configuration) => configuration with { UserAgent = UserAgents.Of("kubelet") };

    // The bootstrap's server and authority, with the certificate that was issued.
    private static Config KubeconfigOf(Config bootstrap, string certificate)
    {
        var context = bootstrap.Contexts.Find(c => c.Name == bootstrap.CurrentContext)?.Context;
        var cluster = bootstrap.Clusters.Find(c => c.Name == context?.Cluster) ?? throw new KubeconfigException("the bootstrap kubeconfig names no cluster");
        return new Config
        {
            Clusters = [new NamedCluster { Name = "default-cluster", Cluster = cluster.Cluster }],
            Users = [new NamedAuthInfo { Name = "default-auth", User = new AuthInfo { ClientCertificate = certificate, ClientKey = certificate } }],
            Contexts = [new NamedContext { Name = "default-context", Context = new Context { Cluster = "default-cluster", User = "default-auth", Namespace = "default" } }],
            CurrentContext = "default-context",
        };
    }
}

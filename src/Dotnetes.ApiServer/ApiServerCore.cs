using Dotnetes.ApiServer.Admission;
using Dotnetes.ApiServer.Audit;
using Dotnetes.ApiServer.Authentication;
using Dotnetes.ApiServer.Authorization;
using Dotnetes.ApiServer.Connecting;
using Dotnetes.ApiServer.Discovery;
using Dotnetes.ApiServer.Encryption;
using Dotnetes.ApiServer.FlowControl;
using Dotnetes.ApiServer.Metrics;
using Dotnetes.ApiServer.Pipeline;
using Dotnetes.ApiServer.Registry;
using Dotnetes.ApiServer.Resources;
using Dotnetes.ApiServer.Resources.Core;
using Dotnetes.ApiServer.Resources.Core.Components;
using Dotnetes.ApiServer.Storage;
using Dotnetes.ApiServer.Subresources;
using Dotnetes.Client;
using Dotnetes.Client.Transport;
using Microsoft.Extensions.Logging;

namespace Dotnetes.ApiServer;

/// <summary>
/// An API server without its network side: the table of resources, the pipeline and the caches. What runs in simulations; <see cref="ApiServerHost"/> adds HTTPS.
/// </summary>
public sealed class ApiServerCore : IAsyncDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly ServerServices _services;
    private readonly ILogger _logger;
    private readonly KubeletConnections _kubelets;

    /// <summary>Creates the server. Nothing runs yet; caches start with the first request to their resource.</summary>
    public ApiServerCore(ApiServerOptions options)
    {
        Options = options;
        _logger = options.Logging.CreateLogger("Dotnetes.ApiServer");
        Reader = new CacheReader(() => Table!.Snapshot, _stopping.Token);
        Authorization = new ServerAuthorization(options, () => Table!.Snapshot, _logger, _stopping.Token);
        _kubelets = new KubeletConnections(options.KubeletClient, Reader);
        var identities = new IdentitySource(options.Random, options.FlowControl.MinWatchTime);
        Authentication = new ServerAuthentication(options, Reader, () => new KubeClient(Transport(UserInfo.ApiServer, "kube-apiserver")), identities.NewUid, _logger);
        Audit = ServerAudit.Create(options, identities.NewUid, () => identities.Next(1000) / 1000.0, _logger);
        var own = new Lazy<IKubeClient>(() => new KubeClient(Transport(UserInfo.ApiServer, "kube-apiserver")));
        Encryption = options.Encryption is { } encryption ? new StorageEncryption(encryption, options, identities.NewUid, _logger, _stopping.Token) : null;
        _services = new ServerServices
        {
            Time = options.Time,
            Identities = identities,
            Admission = new AdmissionChain(AdmissionPlugins(options, identities), new AdmissionMetrics(options.Metrics), options.Time),
            Reader = Reader,
            Client = () => own.Value,
            Table = () => Table!.Snapshot,
            Subresources =
            [
                .. options.SubresourceHandlers.Concat(Authentication.Handlers).Select(h => new HandledSubresource(h, options.Time)),
                new ScaleSubresource(),
                new BindingSubresource(options.Time),
                new EvictionSubresource(options.Time, Reader, () => Table!.Snapshot),
                .. Connections(identities),
            ],
            Logger = _logger,
            Stopping = _stopping.Token,
        };
        Table = new ResourceTable(OpenStorage, (definition, storage) => new ResourceEndpoint(definition, storage, _services));
        Discovery = new DiscoveryCache(Table);
        Table.Add(options.Resources);
        Table.AddVirtual([.. Authorization.Reviews, .. Authentication.Reviews, new LegacyBindingResource(), new ComponentStatusResource([.. options.Components, StoreProbe()]), .. options.VirtualResources]);
        Pipeline = new RequestPipeline(Authorization, _services.Admission, Table, Reader, options.Time);
        Requests = new RequestMetrics(options.Metrics);
        var seed = (ulong)identities.Next(int.MaxValue);
        FlowControl = new ServerFlowControl(
            options, () => Table!.Snapshot, () => new KubeClient(Transport(UserInfo.ApiServer, "api-priority-and-fairness-config-producer-v1")), seed, _logger, _stopping.Token);
        ServerMetrics.Register(options.Metrics, this);
    }

    /// <summary>What the server was made of.</summary>
    public ApiServerOptions Options { get; }

    /// <summary>Reads of the server's own caches, for admission plugins and authorizers.</summary>
    public IResourceReader Reader { get; }

    /// <summary>Who may do what.</summary>
    public IAuthorizer Authorizer => Authorization.Chain;

    /// <summary>The authorizers and what goes with them.</summary>
    internal ServerAuthorization Authorization { get; }

    /// <summary>How senders of requests are known.</summary>
    internal ServerAuthentication Authentication { get; }

    /// <summary>The audit log; null when none is kept. Whoever starts the server closes it, after the last request.</summary>
    internal ServerAudit? Audit { get; }

    /// <summary>The encryption of the store; null when there is none.</summary>
    internal StorageEncryption? Encryption { get; }

    /// <summary>The resources.</summary>
    internal ResourceTable Table { get; }

    /// <summary>What discovery tells of the resources.</summary>
    internal DiscoveryCache Discovery { get; }

    /// <summary>The pipeline.</summary>
    internal RequestPipeline Pipeline { get; }

    /// <summary>The admission plugins.</summary>
    internal AdmissionChain Admission => _services.Admission;

    /// <summary>Where ids and names come from.</summary>
    internal IdentitySource Identities => _services.Identities;

    /// <summary>What is reported about requests.</summary>
    internal RequestMetrics Requests { get; }

    /// <summary>Where requests wait until the server has time for them.</summary>
    internal ServerFlowControl FlowControl { get; }

    /// <summary>Ends when the server stops.</summary>
    internal CancellationToken Stopping => _stopping.Token;

    /// <summary>A client's way into the server, as a certain user.</summary>
    public IKubeTransport Transport(UserInfo user, string userAgent = "") => new InProcessTransport(Pipeline, Discovery, Requests, FlowControl.Gate, Options.FlowControl.RequestTimeout, Audit, user, userAgent, Options.Time, _logger);

    /// <summary>Serves further resources, or others in place of those of the same name.</summary>
    public void AddResources(params IReadOnlyList<ResourceDefinition> definitions) => Table.Add(definitions);

    /// <summary>Serves further resources that are never stored.</summary>
    public void AddVirtualResources(params IReadOnlyList<VirtualResource> resources) => Table.AddVirtual(resources);

    /// <summary>Serves some resources no longer. Their objects stay in the store.</summary>
    public void RemoveResources(Func<ResourceDefinition, bool> match) => Table.Remove(match);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        // Not the asynchronous way, which would leave the thread.
        _stopping.Cancel();
        _kubelets.Dispose();
        Encryption?.Dispose();
        _stopping.Dispose();
        return ValueTask.CompletedTask;
    }

    private IReadOnlyList<IAdmissionPlugin> AdmissionPlugins(ApiServerOptions options, IdentitySource identities)
    {
        IEnumerable<IAdmissionPlugin> plugins = [.. options.Admission, .. Authorization.Checks];
        if (options.BuiltInAdmission is { } settings)
        {
            var client = new Lazy<IKubeClient>(() => new KubeClient(Transport(UserInfo.ApiServer, "kube-apiserver")));
            var services = new AdmissionServices
            {
                Reader = Reader,
                Client = () => client.Value,
                Authorize = Authorization.Chain.Authorize,
                Time = options.Time,
                NewName = identities.NewName,
                ResourcesOfKind = (apiVersion, kind) =>
                    [.. Table!.Snapshot.Endpoints.Select(static e => e.Definition.Info).Where(i => i.ApiVersion == apiVersion && i.Kind == kind)],
            };
            plugins = AdmissionPluginTable.Create(settings)(services).Concat(plugins);
        }

        return AdmissionPluginNames.Sort(plugins);
    }

    private ComponentProbe StoreProbe() => new("etcd-0", async cancellationToken =>
    {
        try
        {
            await Options.Store.Get(Options.StorePrefix + "health", 0, cancellationToken);
            return null;
        }
        catch (Dotnetes.Store.StoreException e)
        {
            return e.Message;
        }
    });

    private IEnumerable<ISubresource> Connections(IdentitySource identities) =>
    [
        new PodLogSubresource(_kubelets, Options.Time, _stopping.Token),
        .. ((string[])["exec", "attach", "portforward"]).Select(name =>
            new PodStreamSubresource(name, _kubelets, context => Pipeline!.Authorize(context), Options.Time, _stopping.Token)),
        new ProxySubresource(new ProxyTargets(_kubelets, Reader, identities.Next), _stopping.Token),
    ];

    private ObjectStorage OpenStorage(ResourceDefinition definition)
    {
        var prefix = definition.StoragePrefix.Length > 0 ? definition.StoragePrefix : $"{definition.Info.Group}/{definition.Info.Plural}";
        var codec = definition.Codec;
        IUntypedStrategy? strategy = definition.Strategy;
        if (definition.StorageVersion.Length > 0 && definition.StorageVersion != definition.Info.ApiVersion)
        {
            // The stored version is not served, so nothing knows its defaults.
            strategy = null;
            if (!KubeKinds.TryGet(definition.StorageVersion, definition.Info.Kind, out var stored))
            {
                throw new InvalidOperationException($"{definition.StorageVersion} has no {definition.Info.Kind} to store");
            }

            codec = stored;
        }

        var metrics = new StoreMetrics(Options.Metrics, definition.Info.Group, definition.Info.Plural, Options.Time);
        return new ObjectStorage(Options.Store, Options.StorePrefix + prefix + "/", new ObjectCodec(codec, strategy), Encryption?.For(definition.Info.Group, definition.Info.Plural), metrics, Options.Time, _logger);
    }
}

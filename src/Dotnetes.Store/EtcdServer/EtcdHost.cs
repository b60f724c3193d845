using Dotnetes.Grpc.Health;
using Dotnetes.Grpc.Server;
using Dotnetes.Serialization.Collections;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dotnetes.Store.EtcdServer;

/// <summary>
/// Serves a store as if it were an etcd v3 cluster of one member, so that etcdctl, upstream's API server and every other client of etcd can
/// work with it. Who may connect is decided by client certificates; users and roles are not served.
/// </summary>
public sealed class EtcdHost : IAsyncDisposable
{
    private readonly GrpcServer _server;

    private EtcdHost(GrpcServer server) => _server = server;

    /// <summary>What the server listens on, with the ports that were chosen: client addresses first, then those for metrics.</summary>
    public IReadOnlyList<string> Addresses => _server.Addresses;

    /// <summary>Starts listening.</summary>
    /// <param name="store">The store; it stays the caller's.</param>
    /// <param name="options">Where to listen.</param>
    /// <param name="time">The clock of deadlines.</param>
    /// <param name="cancellationToken">Stops starting.</param>
    /// <exception cref="IOException">An address is in use or cannot be bound.</exception>
    public static async Task<EtcdHost> Start(IStore store, EtcdHostOptions options, TimeProvider time, CancellationToken cancellationToken = default)
    {
        var loggers = options.LoggerFactory ?? NullLoggerFactory.Instance;
        var identity = new EtcdIdentity(options.Name, options.Version);
        var advertised = options.AdvertiseClientUrls;
        var services = new GrpcServiceBuilder();
        new KvService(store, identity).AddTo(services);
        new WatchService(store, identity, loggers.CreateLogger<WatchService>()).AddTo(services);
        new LeaseService(store, identity).AddTo(services);
        new MaintenanceService(store, identity).AddTo(services);
        new ClusterService(store, identity, () => advertised).AddTo(services);
        new HealthService().AddTo(services);
        var router = services.Build(
            new GrpcRouterOptions { MaxReceiveMessageBytes = options.MaxRequestBytes, TimeProvider = time }, loggers.CreateLogger<GrpcRouter>());
        var server = await GrpcServer.Start(
            router,
            new GrpcServerOptions
            {
                Addresses = [.. options.ListenClientUrls],
                Http1Addresses = [.. options.ListenMetricsUrls],
                Other = new EtcdHttp(store, identity).Invoke,
                Tls = options.Tls,
                LoggerFactory = options.LoggerFactory,
            },
            cancellationToken);
        if (advertised.IsEmpty)
        {
            advertised = server.Addresses.Take(options.ListenClientUrls.Count).ToValueList();
        }

        return new EtcdHost(server);
    }

    /// <summary>Stops taking calls and waits for those in progress until the token is cancelled; watches end then.</summary>
    public Task Stop(CancellationToken cancellationToken) => _server.Stop(cancellationToken);

    /// <summary>Stops at once; the store stays open.</summary>
    public ValueTask DisposeAsync() => _server.DisposeAsync();
}

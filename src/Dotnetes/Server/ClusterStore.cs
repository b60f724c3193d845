using Dotnetes.Store;
using Dotnetes.Store.Etcd;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Server;

/// <summary>The store of an API server: the embedded one of the data directory, with its socket, or real etcd, with the compaction loop.</summary>
public sealed class ClusterStore : IAsyncDisposable
{
    private readonly EmbeddedStore? _embedded;
    private readonly StoreSocket? _socket;
    private readonly EtcdCompactor? _compactor;

    private ClusterStore(IStore store, EmbeddedStore? embedded, StoreSocket? socket, EtcdCompactor? compactor)
    {
        Store = store;
        _embedded = embedded;
        _socket = socket;
        _compactor = compactor;
    }

    /// <summary>The store.</summary>
    public IStore Store { get; }

    /// <summary>Opens it.</summary>
    /// <exception cref="StoreException">Another process uses the directory.</exception>
    /// <exception cref="IOException">The directory or a certificate of etcd cannot be read.</exception>
    public static async Task<ClusterStore> Open(ServerOptions options, TimeProvider time, ILoggerFactory logging, CancellationToken cancellationToken)
    {
        if (options.Etcd is { } cluster)
        {
            var etcd = new EtcdStore(cluster, time, SystemRandom.Create(), logging.CreateLogger<EtcdStore>());
            return new(etcd, null, null, new EtcdCompactor(etcd, EtcdCompactor.DefaultInterval, time, logging.CreateLogger<EtcdCompactor>()));
        }

        var embedded = EmbeddedStore.Open(
            options.Data.Store, new EmbeddedStoreOptions { Durability = options.Durability }, time, SystemRandom.Create(), logging.CreateLogger<EmbeddedStore>());
        try
        {
            return new(embedded, embedded, await StoreSocket.Start(embedded, options.Data, time, logging, cancellationToken), null);
        }
        catch
        {
            await embedded.DisposeAsync();
            throw;
        }
    }

    /// <summary>Compacts etcd, or watches over the embedded store, until cancelled.</summary>
    /// <exception cref="IOException">The embedded store has stopped by itself.</exception>
    public Task Run(CancellationToken cancellationToken) =>
        _compactor?.Run(cancellationToken) ?? StoreWatch.UntilStopped(_embedded!, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_socket is not null)
        {
            await _socket.DisposeAsync();
        }

        await Store.DisposeAsync();
    }
}

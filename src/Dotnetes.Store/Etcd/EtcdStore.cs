using Dotnetes.Grpc;
using Dotnetes.Store.Mvcc;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Wire = Dotnetes.Store.Etcd.Messages;

namespace Dotnetes.Store.Etcd;

/// <summary>
/// An etcd v3 cluster. Reads are repeated on other members when one fails; writes only when it is certain that they were not
/// carried out. A write whose answer was lost fails with <see cref="StoreError.Timeout"/>. Old revisions stay until somebody compacts them;
/// see <see cref="EtcdCompactor"/>.
/// </summary>
public sealed partial class EtcdStore : IStore
{
    private readonly Lock _lock = new();
    private readonly HashSet<EtcdWatch> _watches = [];
    private bool _disposed;

    /// <summary>Describes the cluster; connections are opened when they are needed.</summary>
    /// <param name="options">Where the cluster is.</param>
    /// <param name="time">The clock of pauses between attempts.</param>
    /// <param name="random">Varies pauses and the member to start with.</param>
    /// <param name="logger">Where failures of members go.</param>
    public EtcdStore(EtcdStoreOptions options, TimeProvider time, Random random, ILogger<EtcdStore>? logger = null)
    {
        Options = options;
        Time = time;
        Logger = logger ?? NullLogger<EtcdStore>.Instance;
        Client = new EtcdClient(options, time, random, Logger);
    }

    internal EtcdStoreOptions Options { get; }

    internal EtcdClient Client { get; }

    internal TimeProvider Time { get; }

    internal ILogger Logger { get; }

    /// <inheritdoc/>
    public async ValueTask<GetResult> Get(StoreKey key, long revision = 0, CancellationToken cancellationToken = default)
    {
        var result = await Range(new RangeRequest(KeyRange.Key(key)) { Revision = revision }, cancellationToken);
        return new(result.Items.IsEmpty ? null : result.Items[0], result.Revision);
    }

    /// <inheritdoc/>
    public async ValueTask<RangeResult> Range(RangeRequest request, CancellationToken cancellationToken = default)
    {
        var response = await Call(Wire.KVMethods.Range, EtcdCodec.Encode(request), repeatable: true, cancellationToken);
        return EtcdCodec.Decode(response, 0);
    }

    /// <inheritdoc/>
    public async ValueTask<TxnResult> Txn(TxnRequest request, CancellationToken cancellationToken = default)
    {
        // etcd overlooks a deletion "to the end" when it looks for keys that are written twice.
        TxnRules.CheckDuplicates(request);
        var response = await Call(Wire.KVMethods.Txn, EtcdCodec.Encode(request), IsReadOnly(request), cancellationToken);
        return EtcdCodec.Decode(response, 0);
    }

    /// <inheritdoc/>
    public async ValueTask<IStoreWatch> Watch(WatchRequest request, CancellationToken cancellationToken = default)
    {
        if (request.Range.IsSingleKey && request.Range.From.IsEmpty)
        {
            throw new StoreException(StoreError.EmptyKey);
        }

        var watch = new EtcdWatch(this, request, cancellationToken);
        lock (_lock)
        {
            ThrowIfDisposed();
            _watches.Add(watch);
        }

        try
        {
            await watch.Start();
            return watch;
        }
        catch
        {
            await watch.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask<long> Compact(long revision, CancellationToken cancellationToken = default)
    {
        var response = await Call(Wire.KVMethods.Compact, new Wire.CompactionRequest { Revision = revision }, repeatable: false, cancellationToken);
        return response.Header?.Revision ?? 0;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        List<EtcdWatch> watches;
        lock (_lock)
        {
            _disposed = true;
            watches = [.. _watches];
        }

        foreach (var watch in watches)
        {
            await watch.Stop(new WatchEnd(WatchEndReason.StoreClosed, 0, StoreError.Stopped.Message()));
        }

        Client.Dispose();
    }

    /// <summary>Takes a watch off the list that ends with the store.</summary>
    internal void Forget(EtcdWatch watch)
    {
        lock (_lock)
        {
            _watches.Remove(watch);
        }
    }

    private static bool IsReadOnly(TxnRequest request) => request.Then.All(IsReadOnly) && request.Else.All(IsReadOnly);

    private static bool IsReadOnly(StoreOp op) => op switch
    {
        RangeRequest => true,
        TxnRequest nested => IsReadOnly(nested),
        _ => false,
    };

    private async ValueTask<TResponse> Call<TRequest, TResponse>(
        GrpcMethod<TRequest, TResponse> method, TRequest request, bool repeatable, CancellationToken cancellationToken)
        where TRequest : Serialization.Protobuf.IProtoMessage<TRequest>
        where TResponse : Serialization.Protobuf.IProtoMessage<TResponse>
    {
        ThrowIfDisposed();
        return await Client.Call(method, request, repeatable, cancellationToken);
    }

    private void ThrowIfDisposed()
    {
        if (_disposed)
        {
            throw new StoreException(StoreError.Stopped);
        }
    }
}

using System.Diagnostics.CodeAnalysis;
using Dotnetes.Store;

namespace Dotnetes.ApiServer.Tests.Serving;

/// <summary>A store whose watches lose what they were about to tell, when a test wants that.</summary>
internal sealed class FailingWatches(IStore inner) : IStore
{
    private int _failures;

    /// <summary>How many times a watch has yet to fail where config maps change.</summary>
    public int Failures
    {
        get => Volatile.Read(ref _failures);
        set => Volatile.Write(ref _failures, value);
    }

    public ValueTask<GetResult> Get(StoreKey key, long revision = 0, CancellationToken cancellationToken = default) => inner.Get(key, revision, cancellationToken);

    public ValueTask<RangeResult> Range(RangeRequest request, CancellationToken cancellationToken = default) => inner.Range(request, cancellationToken);

    public ValueTask<TxnResult> Txn(TxnRequest request, CancellationToken cancellationToken = default) => inner.Txn(request, cancellationToken);

    public async ValueTask<IStoreWatch> Watch(WatchRequest request, CancellationToken cancellationToken = default) => new Failing(this, await inner.Watch(request, cancellationToken));

    public ValueTask<LeaseGrant> GrantLease(TimeSpan timeToLive, long id = 0, CancellationToken cancellationToken = default) => inner.GrantLease(timeToLive, id, cancellationToken);

    public ValueTask<TimeSpan?> KeepLeaseAlive(long id, CancellationToken cancellationToken = default) => inner.KeepLeaseAlive(id, cancellationToken);

    public ValueTask<long> RevokeLease(long id, CancellationToken cancellationToken = default) => inner.RevokeLease(id, cancellationToken);

    public ValueTask<LeaseStatus?> GetLease(long id, bool withKeys = false, CancellationToken cancellationToken = default) => inner.GetLease(id, withKeys, cancellationToken);

    public ValueTask<ValueList<long>> ListLeases(CancellationToken cancellationToken = default) => inner.ListLeases(cancellationToken);

    public ValueTask<long> Compact(long revision, CancellationToken cancellationToken = default) => inner.Compact(revision, cancellationToken);

    public ValueTask<StoreStatus> Status(CancellationToken cancellationToken = default) => inner.Status(cancellationToken);

    public IAsyncEnumerable<ReadOnlyMemory<byte>> Snapshot(CancellationToken cancellationToken = default) => inner.Snapshot(cancellationToken);

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    private sealed class Failing(FailingWatches store, IStoreWatch inner) : IStoreWatch
    {
        public WatchEnd? End => inner.End;

        public long CreatedRevision => inner.CreatedRevision;

        public bool TryRead([NotNullWhen(true)] out WatchBatch? batch)
        {
            if (!inner.TryRead(out batch))
            {
                return false;
            }

            if (batch.Events.Any(e => e.Item.Key.ToString().Contains("/configmaps/", StringComparison.Ordinal)) && Interlocked.Decrement(ref store._failures) >= 0)
            {
                throw new InvalidOperationException("lost");
            }

            return true;
        }

        public ValueTask<bool> WaitToRead(CancellationToken cancellationToken = default) => inner.WaitToRead(cancellationToken);

        public ValueTask<bool> RequestProgress(CancellationToken cancellationToken = default) => inner.RequestProgress(cancellationToken);

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}

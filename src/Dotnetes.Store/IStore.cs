using Dotnetes.Serialization.Collections;

namespace Dotnetes.Store;

/// <summary>
/// A multi-version key-value store with the model of etcd v3. There is one revision counter: an empty store is at revision 1, every
/// transaction that changes something adds 1, and all its changes carry that revision. Everything is linearizable unless a request says
/// otherwise. All members may be called concurrently. Refusals are <see cref="StoreException"/>s; conditions that do not hold are results.
/// A cancelled call throws <see cref="OperationCanceledException"/>; a write cancelled after it began may have been carried out.
/// Disposing ends all watches; later calls fail with <see cref="StoreError.Stopped"/>.
/// </summary>
public interface IStore : IAsyncDisposable
{
    /// <summary>Reads one key at the newest state, or at <paramref name="revision"/> if that is above 0.</summary>
    /// <exception cref="StoreException">Empty key, compacted or future revision.</exception>
    ValueTask<GetResult> Get(StoreKey key, long revision = 0, CancellationToken cancellationToken = default);

    /// <summary>Reads a range of keys.</summary>
    /// <exception cref="StoreException">Compacted or future revision.</exception>
    ValueTask<RangeResult> Range(RangeRequest request, CancellationToken cancellationToken = default);

    /// <summary>Carries out a transaction. When it returns, its writes are durable and visible to everyone.</summary>
    /// <exception cref="StoreException">
    /// Empty key, duplicate key, too many operations, request too large, lease not found, key not found, value or lease provided,
    /// compacted or future revision, no space. Nothing was changed then.
    /// </exception>
    ValueTask<TxnResult> Txn(TxnRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// Starts a watch. It is registered when the call returns: every matching change after that is delivered. The token, if cancelled later,
    /// ends the watch.
    /// </summary>
    ValueTask<IStoreWatch> Watch(WatchRequest request, CancellationToken cancellationToken = default);

    /// <summary>Makes a lease.</summary>
    /// <param name="timeToLive">The life without a keep-alive; rounded up to seconds, at least 1 s, at most 9,000,000,000 s.</param>
    /// <param name="id">The lease's number, or 0 to let the store choose.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="StoreException">The lease exists, or would live too long.</exception>
    ValueTask<LeaseGrant> GrantLease(TimeSpan timeToLive, long id = 0, CancellationToken cancellationToken = default);

    /// <summary>Starts a lease's life anew; returns its full time to live, or null when there is no such lease.</summary>
    ValueTask<TimeSpan?> KeepLeaseAlive(long id, CancellationToken cancellationToken = default);

    /// <summary>Ends a lease and deletes its keys in one revision; returns the store's revision after that.</summary>
    /// <exception cref="StoreException">There is no such lease.</exception>
    ValueTask<long> RevokeLease(long id, CancellationToken cancellationToken = default);

    /// <summary>A lease as it is now, or null when there is no such lease.</summary>
    ValueTask<LeaseStatus?> GetLease(long id, bool withKeys = false, CancellationToken cancellationToken = default);

    /// <summary>The numbers of all leases, in ascending order.</summary>
    ValueTask<ValueList<long>> ListLeases(CancellationToken cancellationToken = default);

    /// <summary>
    /// Gives up the revisions before <paramref name="revision"/>: they can no longer be read, nor watches start there. The state at
    /// <paramref name="revision"/> and later ones, and the changes made at it and later, stay.
    /// </summary>
    /// <returns>The store's revision.</returns>
    /// <exception cref="StoreException">Compacted: this or a later revision was given before. Future revision.</exception>
    ValueTask<long> Compact(long revision, CancellationToken cancellationToken = default);

    /// <summary>The state of the store.</summary>
    ValueTask<StoreStatus> Status(CancellationToken cancellationToken = default);

    /// <summary>
    /// A self-contained, checksummed copy of the live state at one revision, as chunks of bytes of a file in the store's own format.
    /// Writers are not held up while it is read. A chunk is valid until the next is asked for.
    /// </summary>
    IAsyncEnumerable<ReadOnlyMemory<byte>> Snapshot(CancellationToken cancellationToken = default);
}

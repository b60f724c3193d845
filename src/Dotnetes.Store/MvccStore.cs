using System.Runtime.CompilerServices;
using Dotnetes.Store.Embedded;
using Dotnetes.Store.Mvcc;

namespace Dotnetes.Store;

/// <summary>
/// What the stores have in common that keep their records in this process: <see cref="MemoryStore"/> and <see cref="EmbeddedStore"/>.
/// Reads take no lock: they work on the published state, which is immutable. Writes are carried out one after the other on a working state;
/// the derived class decides when that is published.
/// </summary>
public abstract partial class MvccStore : IStore
{
    private readonly Random _random;
    private readonly TxnRunner _runner;

    private protected MvccStore(StoreOptions options, TimeProvider time, Random random, WorkingState working)
    {
        Options = options;
        Time = time;
        Working = working;
        _random = random;
        _runner = new TxnRunner(working);
        Hub = new WatchHub(working.Seal(), options, time);
        _leaseTimer = time.CreateTimer(
            static store => ((MvccStore)store!).ExpireLeases(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    private protected StoreOptions Options { get; }

    private protected TimeProvider Time { get; }

    /// <summary>Held while <see cref="Working"/> is used.</summary>
    private protected Lock Gate { get; } = new();

    private protected WorkingState Working { get; }

    private protected WatchHub Hub { get; }

    /// <summary>A number that tells the files of one store from those of another.</summary>
    private protected abstract ulong StoreId { get; }

    private protected static string ProductVersion { get; } = typeof(MvccStore).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";

    /// <summary>Why the store takes no more requests; null while it does. Set with the gate held.</summary>
    private protected StoreException? Stopped { get; set; }

    /// <inheritdoc/>
    public ValueTask<GetResult> Get(StoreKey key, long revision = 0, CancellationToken cancellationToken = default)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled<GetResult>(cancellationToken);
        }

        try
        {
            if (key.IsEmpty)
            {
                throw new StoreException(StoreError.EmptyKey);
            }

            ThrowIfStopped();
            var state = Hub.State;
            return new(new GetResult(state.TreeAt(revision).Find(key), state.Revision));
        }
        catch (StoreException e)
        {
            return ValueTask.FromException<GetResult>(e);
        }
    }

    /// <inheritdoc/>
    public ValueTask<RangeResult> Range(RangeRequest request, CancellationToken cancellationToken = default)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled<RangeResult>(cancellationToken);
        }

        try
        {
            TxnRules.CheckKey(request.Range);
            ThrowIfStopped();
            var state = Hub.State;
            return new(RangeReader.Read(state.TreeAt(request.Revision), request, state.Revision));
        }
        catch (StoreException e)
        {
            return ValueTask.FromException<RangeResult>(e);
        }
    }

    /// <inheritdoc/>
    public ValueTask<TxnResult> Txn(TxnRequest request, CancellationToken cancellationToken = default) =>
        Write<TxnRequest, TxnResult>(
            static (store, request) =>
            {
                TxnRules.Check(request, store.Options);
                return request;
            },
            static (store, request) =>
            {
                var result = store._runner.Run(request);
                return (result, store.Working.Finish() is { } batch ? new StoreChange(batch) : null);
            },
            request,
            cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IStoreWatch> Watch(WatchRequest request, CancellationToken cancellationToken = default)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled<IStoreWatch>(cancellationToken);
        }

        try
        {
            TxnRules.CheckKey(request.Range);
            ThrowIfStopped();
            var watch = Hub.Register(request);
            watch.CancelWith(cancellationToken);
            return new(watch);
        }
        catch (StoreException e)
        {
            return ValueTask.FromException<IStoreWatch>(e);
        }
    }

    /// <inheritdoc/>
    public ValueTask<long> Compact(long revision, CancellationToken cancellationToken = default) =>
        Write(
            static (store, revision) => revision,
            static (store, revision) =>
            {
                if (revision <= store.Working.CompactRevision)
                {
                    throw new StoreException(StoreError.Compacted);
                }

                if (revision > store.Working.Revision)
                {
                    throw new StoreException(StoreError.FutureRevision);
                }

                store.Working.Compact(revision);
                return (store.Working.Revision, new StoreChange(Compacted: revision));
            },
            revision,
            cancellationToken);

    /// <inheritdoc/>
    public ValueTask<StoreStatus> Status(CancellationToken cancellationToken = default)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled<StoreStatus>(cancellationToken);
        }

        try
        {
            ThrowIfStopped();
            return new(StatusOf(Hub.State));
        }
        catch (StoreException e)
        {
            return ValueTask.FromException<StoreStatus>(e);
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> Snapshot([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ThrowIfStopped();
        await Task.CompletedTask;
        var state = Hub.State;
        foreach (var chunk in SnapshotCodec.Write(SnapshotSource.Backup(state, StoreId, Time.GetUtcNow())))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return chunk;
        }
    }

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();

    /// <summary>
    /// Takes note of a change that was made to the working state, with the gate held.
    /// </summary>
    /// <param name="change">The change.</param>
    /// <param name="callerWrites">Whether the caller has to call <see cref="WriteForCaller"/> as soon as it has left the gate.</param>
    /// <returns>What the caller has to wait for before the change counts; null when it does already.</returns>
    private protected abstract CommitGroup? Commit(in StoreChange change, out bool callerWrites);

    /// <summary>Writes what the caller has committed, in its thread; without the gate.</summary>
    private protected virtual void WriteForCaller()
    {
    }

    /// <summary>What has to be waited for until the working state counts, with the gate held; null when it does already.</summary>
    private protected abstract CommitGroup? Pending();

    private protected abstract StoreStatus StatusOf(StoreState state);

    private protected void ThrowIfStopped()
    {
        if (Stopped is { } reason)
        {
            throw new StoreException(reason.Error, reason.Message, reason.InnerException);
        }
    }

    /// <summary>Stops the lease timer. With the gate held, after <see cref="Stopped"/> was set.</summary>
    private protected void StopTimers() => _leaseTimer.Dispose();

    /// <summary>
    /// Carries out something that may write: first <paramref name="check"/> without the gate, then <paramref name="act"/> with it, then waits
    /// until what it saw and did counts.
    /// </summary>
    private ValueTask<TResult> Write<TRequest, TResult>(
        Func<MvccStore, TRequest, TRequest> check,
        Func<MvccStore, TRequest, (TResult Result, StoreChange? Change)> act,
        TRequest request,
        CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled<TResult>(cancellationToken);
        }

        CommitGroup? group;
        TResult result;
        var callerWrites = false;
        try
        {
            request = check(this, request);
            lock (Gate)
            {
                ThrowIfStopped();
                (result, var change) = act(this, request);
                group = change is { } made ? CommitAndCompact(made, out callerWrites) : Pending();
            }
        }
        catch (StoreException e)
        {
            return ValueTask.FromException<TResult>(e);
        }
        finally
        {
            if (callerWrites)
            {
                WriteForCaller();
            }
        }

        return group is null ? new(result) : WaitFor(group, result, cancellationToken);
    }

    private CommitGroup? CommitAndCompact(in StoreChange change, out bool callerWrites)
    {
        var group = Commit(change, out callerWrites);
        if (Stopped is null && Working.DueCompaction() is { } revision)
        {
            // If this one fails it will be due again.
            Working.Compact(revision);
            Commit(new StoreChange(Compacted: revision), out var also);
            callerWrites |= also;
        }

        return group;
    }

    private static async ValueTask<TResult> WaitFor<TResult>(CommitGroup group, TResult result, CancellationToken cancellationToken)
    {
        var failure = await (cancellationToken.CanBeCanceled ? group.Done.WaitAsync(cancellationToken) : group.Done);
        return failure is null ? result : throw new StoreException(failure.Error, failure.Message, failure);
    }
}

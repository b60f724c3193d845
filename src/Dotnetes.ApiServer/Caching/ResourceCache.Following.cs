using System.Runtime.ExceptionServices;
using Dotnetes.Store;

namespace Dotnetes.ApiServer.Caching;

/// <content>Following the store: one watch, whose changes make the next snapshot and go to the watchers.</content>
internal sealed partial class ResourceCache
{
    // With more watchers a change takes longer to pass on than a writer should be held up.
    private const int MostWatchersForWriters = 256;

    // Whoever has it takes the changes of the store's watch, in their order.
    private readonly Lock _reading = new();
    private Exception? _failure;

    /// <summary>
    /// Takes over what the store's watch has told by now, in the thread of one who has written: so whoever comes next finds what was written, and admission decides by it. Where there are very many watchers, or
    /// records have to be decrypted first, it comes by itself a moment later.
    /// </summary>
    public void CatchUp()
    {
        if (storage.NeedsPreparation || WatcherCount > MostWatchersForWriters)
        {
            return;
        }

        lock (_reading)
        {
            if (_watch is not { } watch || _failure is not null)
            {
                return;
            }

            try
            {
                ApplyAll(watch);
            }
            catch (Exception e)
            {
                // The follower begins anew, as it does after its own failures; a batch without changes wakes it.
                _failure = e;
                _ = watch.RequestProgress().AsTask();
            }
        }
    }

    private async Task Follow(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                var revision = await Load(stopping);
                _ready.TrySetResult();
                await FollowFrom(revision, stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                break;
            }
            catch (StoreException e) when (e.Error == StoreError.Stopped)
            {
                break;
            }
            catch (Exception e)
            {
                Log.Restarting(logger, storage.Prefix, e);
                Refuse(e as ApiException);
                try
                {
                    await Task.Delay(RetryDelay, time, stopping);
                }
                catch (OperationCanceledException)
                {
                    break;
                }
            }
        }

        _ready.TrySetCanceled(CancellationToken.None);
        lock (_gate)
        {
            _ended = true;
            EndWatches();
        }
    }

    // Who waits for the first state learns that there is something that cannot be read; who comes later waits for the next attempt.
    private void Refuse(ApiException? failure)
    {
        if (failure is not null && !_ready.Task.IsCompleted)
        {
            var refused = _ready;
            _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
            refused.TrySetException(failure);
            _ = refused.Task.Exception;
        }
    }

    private async ValueTask<long> Load(CancellationToken stopping)
    {
        var state = await ReadStore(stopping);
        lock (_gate)
        {
            // Whoever watched the state before cannot be told what changed in between.
            EndWatches();
            _recall = null;
            _window.Reset(state.Revision);
            Advance(state);
        }

        return state.Revision;
    }

    /// <summary>The state as the store has it now. What the cache has already is not decoded again.</summary>
    private async ValueTask<CacheSnapshot> ReadStore(CancellationToken cancellationToken)
    {
        var known = _snapshot.Tree;
        var result = await store.Range(RangeRequest.Prefix(storage.Prefix), cancellationToken);
        await storage.Prepare(result.Items, cancellationToken);
        var items = new List<CachedObject>(result.Items.Count);
        foreach (var item in result.Items)
        {
            var cached = known.Find(item.Key.ToString()[storage.Prefix.Length..]);
            if ((cached?.Revision == item.ModRevision ? cached : TryTake(item)) is { } value)
            {
                items.Add(value);
            }
        }

        return new(ObjectTree.FromSorted(items), result.Revision);
    }

    private async Task FollowFrom(long revision, CancellationToken stopping)
    {
        var request = WatchRequest.Prefix(storage.Prefix, revision + 1) with { ProgressNotify = true };
        await using var watch = await store.Watch(request, stopping);
        lock (_reading)
        {
            _failure = null;
            _watch = watch;
        }

        try
        {
            if (_waiters.Count > 0 && !await watch.RequestProgress(stopping))
            {
                ReleaseWaiters();
            }

            while (await watch.WaitToRead(stopping))
            {
                if (storage.NeedsPreparation)
                {
                    await PrepareAndApplyAll(watch, stopping);
                    continue;
                }

                lock (_reading)
                {
                    if (_failure is not null)
                    {
                        ExceptionDispatchInfo.Throw(_failure);
                    }

                    ApplyAll(watch);
                }
            }
        }
        finally
        {
            lock (_reading)
            {
                _watch = null;
            }
        }

        if (watch.End is { Reason: not WatchEndReason.Cancelled and not WatchEndReason.StoreClosed } end)
        {
            throw new StoreException(StoreError.Unavailable, end.Message);
        }

        stopping.ThrowIfCancellationRequested();
        throw new StoreException(StoreError.Stopped);
    }

    private void ApplyAll(IStoreWatch watch)
    {
        while (watch.TryRead(out var batch))
        {
            Apply(batch);
        }
    }

    private async ValueTask PrepareAndApplyAll(IStoreWatch watch, CancellationToken stopping)
    {
        while (watch.TryRead(out var batch))
        {
            await storage.Prepare(batch, stopping);
            Apply(batch);
        }
    }

    private void Apply(WatchBatch batch)
    {
        lock (_gate)
        {
            var tree = _snapshot.Tree;
            foreach (var change in batch.Events)
            {
                tree = Apply(tree, change);
            }

            Advance(new CacheSnapshot(tree, Math.Max(batch.Revision, _snapshot.Revision)));
        }
    }

    private ObjectTree Apply(ObjectTree tree, WatchEvent change)
    {
        var key = change.Item.Key.ToString()[storage.Prefix.Length..];
        var previous = tree.Find(key);
        CacheEvent made;
        if (change.Type == Dotnetes.Store.WatchEventType.Delete)
        {
            if (previous is null)
            {
                return tree;
            }

            made = new CacheEvent(previous.At(change.Item.ModRevision), previous, true);
            tree = tree.Without(key);
        }
        else if (TryTake(change.Item) is { } item)
        {
            made = new CacheEvent(item, previous, false);
            tree = tree.With(item);
        }
        else
        {
            return tree;
        }

        Interlocked.Increment(ref _events);
        _window.Add(made);
        _watchers.Offer(made, ViewFor);
        return tree;
    }

    private CachedObject? TryTake(KeyValue item)
    {
        try
        {
            return storage.Take(item);
        }
        catch (DecodingException e)
        {
            Log.Damaged(logger, item.Key.ToString(), e);
            return null;
        }
    }

    private void Advance(CacheSnapshot snapshot)
    {
        _snapshot = snapshot;
        for (var i = _waiters.Count - 1; i >= 0; i--)
        {
            if (_waiters[i].Revision <= snapshot.Revision)
            {
                _waiters[i].Reached.TrySetResult();
                _waiters.RemoveAt(i);
            }
        }
    }

    /// <summary>Lets those who wait for a revision find out by themselves that it is not there.</summary>
    private void ReleaseWaiters()
    {
        lock (_gate)
        {
            foreach (var (_, reached) in _waiters)
            {
                reached.TrySetResult();
            }

            _waiters.Clear();
        }
    }

    private void EndWatches()
    {
        lock (_gate)
        {
            _watchers.Clear();
        }
    }
}

using Dotnetes.Machinery.Waiting;
using Dotnetes.Store;

namespace Dotnetes.ApiServer.Caching;

/// <content>
/// Changes from before the first state of this cache. The store's history outlives the server and the store's watch, so a client that comes back after a restart need
/// not list again. The history is read when the first client asks for it, once, and not while the server starts.
/// </content>
internal sealed partial class ResourceCache
{
    private Task<bool>? _recall;
    private CancellationToken _stopping;

    /// <summary>Starts a watch of the changes after a revision; null when they were forgotten, by this cache and by the store.</summary>
    public async ValueTask<WatchSubscription?> WatchFrom(ObjectFilter filter, long afterRevision, CancellationToken cancellationToken)
    {
        if (Watch(filter, afterRevision) is { } watching)
        {
            return watching;
        }

        var recall = Recall();
        await CancellableWait.For(recall, Timeout.InfiniteTimeSpan, time, cancellationToken);
        return await recall ? Watch(filter, afterRevision) : null;
    }

    // One reading for all who ask, until the cache starts anew.
    private Task<bool> Recall()
    {
        TaskCompletionSource<bool> done;
        long until;
        lock (_gate)
        {
            if (_recall is { } running)
            {
                return running;
            }

            done = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            _recall = done.Task;
            until = _window.ForgottenRevision;
        }

        _ = Recall(until, done);
        return done.Task;
    }

    private async Task Recall(long until, TaskCompletionSource<bool> done)
    {
        var recalled = false;
        try
        {
            recalled = await ReadHistory(until, done.Task, _stopping);
        }
        catch (Exception e)
        {
            if (!_stopping.IsCancellationRequested)
            {
                Log.NotRecalled(logger, storage.Prefix, e);
            }
        }
        finally
        {
            done.TrySetResult(recalled);
        }
    }

    private async ValueTask<bool> ReadHistory(long until, Task<bool> recall, CancellationToken stopping)
    {
        // What was written at the compact revision itself may have lost what was there before it.
        var forgotten = 0L;
        while (forgotten < until)
        {
            var request = WatchRequest.Prefix(storage.Prefix, forgotten + 1) with { PreviousValues = true };
            await using var watch = await store.Watch(request, stopping);
            var history = new History(this);
            if (await history.Read(watch, until, stopping))
            {
                return Prepend(history.Events, forgotten, until, recall);
            }

            if (watch.End is not { Reason: WatchEndReason.Compacted, CompactRevision: var compacted } || compacted <= forgotten)
            {
                return false;
            }

            forgotten = compacted;
        }

        return false;
    }

    private bool Prepend(List<CacheEvent> events, long forgotten, long until, Task<bool> recall)
    {
        lock (_gate)
        {
            if (!ReferenceEquals(_recall, recall) || _window.ForgottenRevision != until)
            {
                return false;
            }

            _window.Prepend(events, forgotten);
            return true;
        }
    }

    /// <summary>Makes changes of the cache from those of the store.</summary>
    private sealed class History(ResourceCache cache)
    {
        private readonly Dictionary<string, CachedObject> _last = [];

        public List<CacheEvent> Events { get; } = [];

        /// <summary>Reads the changes up to a revision; false when the watch ended before.</summary>
        public async ValueTask<bool> Read(IStoreWatch watch, long until, CancellationToken stopping)
        {
            if (!await watch.RequestProgress(stopping))
            {
                return false;
            }

            while (await watch.WaitToRead(stopping))
            {
                while (watch.TryRead(out var batch))
                {
                    if (batch.Revision <= until)
                    {
                        foreach (var change in batch.Events)
                        {
                            Add(change);
                        }
                    }

                    if (batch.Revision >= until)
                    {
                        return true;
                    }
                }
            }

            return false;
        }

        private void Add(WatchEvent change)
        {
            var key = change.Item.Key.ToString()[cache._prefixLength..];
            if (!_last.Remove(key, out var previous) && change.Previous is { } before)
            {
                previous = cache.TryTake(before);
            }

            if (change.Type == Dotnetes.Store.WatchEventType.Delete)
            {
                if (previous is not null)
                {
                    Events.Add(new CacheEvent(previous.At(change.Item.ModRevision), previous, true));
                }
            }
            else if (cache.TryTake(change.Item) is { } item)
            {
                _last[key] = item;
                Events.Add(new CacheEvent(item, previous, false));
            }
        }
    }
}

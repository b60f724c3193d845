using System.Diagnostics.CodeAnalysis;

namespace Dotnetes.Store.Mvcc;

/// <summary>
/// A watch. While its reader keeps up, it is told of changes as they are published and queues them. When the queue is full, or the watch
/// starts in the past, it is behind: the reader takes changes from the history itself, until there are none left and it joins again.
/// So a slow reader costs no memory; it is cut off when the history that it still needs is given up.
/// </summary>
internal sealed class StoreWatch : IStoreWatch
{
    // Taken before the hub's lock and that of the watch: one may read while another begins to wait, and both may read the history.
    private readonly Lock _readerLock = new();
    private readonly Lock _lock = new();
    private readonly WatchHub _hub;
    private readonly StoreOptions _options;
    private readonly Queue<WatchBatch> _queue = new();
    private readonly bool _previousValues;
    private long _queuedBytes;
    private bool _behind;

    /// <summary>When behind, the next revision to read from the history; otherwise the first revision that is wanted.</summary>
    private long _next;
    private bool _progressWanted;
    private bool _quiet = true;
    private WatchEnd? _end;
    private TaskCompletionSource<bool>? _waiter;
    private CancellationTokenRegistration _cancellation;

    /// <summary>Called with the hub's lock held.</summary>
    public StoreWatch(WatchHub hub, WatchRequest request, StoreState state, StoreOptions options)
    {
        _hub = hub;
        _options = options;
        Range = request.Range;
        _previousValues = request.PreviousValues;
        ProgressNotify = request.ProgressNotify;
        CreatedRevision = state.Revision;

        // Nothing ever happened at revision 1, and a store that was restored from a backup has no changes before its history.
        _next = request.StartRevision > 0 ? Math.Max(request.StartRevision, 2) : state.Revision + 1;
        _behind = _next <= state.Revision;
        if (_next < FirstOf(state))
        {
            _end = new(WatchEndReason.Compacted, FirstOf(state), StoreError.Compacted.Message());
        }
    }

    /// <summary>The keys that are watched.</summary>
    public KeyRange Range { get; }

    /// <summary>Whether the watch wants progress batches now and then.</summary>
    public bool ProgressNotify { get; }

    public long CreatedRevision { get; }

    public WatchEnd? End
    {
        get
        {
            lock (_lock)
            {
                return _queue.Count == 0 ? _end : null;
            }
        }
    }

    /// <summary>Ends the watch when the token is cancelled.</summary>
    public void CancelWith(CancellationToken cancellationToken)
    {
        if (cancellationToken.CanBeCanceled)
        {
            _cancellation = cancellationToken.UnsafeRegister(static watch => ((StoreWatch)watch!).Cancel(), this);
        }
    }

    public bool TryRead([NotNullWhen(true)] out WatchBatch? batch)
    {
        lock (_readerLock)
        {
            return TryTake(out batch);
        }
    }

    private bool TryTake([NotNullWhen(true)] out WatchBatch? batch)
    {
        while (true)
        {
            lock (_lock)
            {
                if (_queue.TryDequeue(out batch))
                {
                    _queuedBytes -= batch.Size;
                }
                else if (!_behind || _end is not null)
                {
                    return false;
                }
            }

            if (batch is null)
            {
                ReadHistory();
            }
            else if (batch.IsProgress)
            {
                return true;
            }
            else
            {
                batch = Select(batch)!;
                return true;
            }
        }
    }

    public ValueTask<bool> WaitToRead(CancellationToken cancellationToken = default)
    {
        lock (_readerLock)
        {
            return BeginWait(cancellationToken);
        }
    }

    private ValueTask<bool> BeginWait(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (cancellationToken.IsCancellationRequested)
            {
                return ValueTask.FromCanceled<bool>(cancellationToken);
            }

            lock (_lock)
            {
                if (_queue.Count > 0)
                {
                    return new(true);
                }

                if (_end is not null)
                {
                    return new(false);
                }

                if (!_behind)
                {
                    _waiter = new(TaskCreationOptions.RunContinuationsAsynchronously);
                    return new(cancellationToken.CanBeCanceled ? Wait(_waiter, cancellationToken) : _waiter.Task);
                }
            }

            ReadHistory();
        }
    }

    // Task.WaitAsync would go through the thread pool, and simulations have none. One waits at a time: what it gives up, nobody else waits for.
    private static async Task<bool> Wait(TaskCompletionSource<bool> waiter, CancellationToken cancellationToken)
    {
        await using var registration = cancellationToken.UnsafeRegister(static (waiter, token) => ((TaskCompletionSource<bool>)waiter!).TrySetCanceled(token), waiter);
        return await waiter.Task;
    }

    public ValueTask<bool> RequestProgress(CancellationToken cancellationToken = default)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled<bool>(cancellationToken);
        }

        _hub.RequestProgress(this);
        return new(true);
    }

    public ValueTask DisposeAsync()
    {
        Cancel();
        _cancellation.Dispose();
        return default;
    }

    /// <summary>Takes a batch with a change in the watch's range. Called with the hub's lock held, in the order of revisions.</summary>
    public void Offer(WatchBatch batch)
    {
        lock (_lock)
        {
            if (_behind || _end is not null || batch.Revision < _next)
            {
                return;
            }

            if (_queue.Count >= _options.WatchBufferBatches || (_queue.Count > 0 && _queuedBytes + batch.Size > _options.WatchBufferBytes))
            {
                _behind = true;
                _next = batch.Revision;
                return;
            }

            Enqueue(batch);
        }
    }

    /// <summary>Takes a progress batch, now or when the watch has caught up. Called with the hub's lock held.</summary>
    public void OfferProgress(long revision)
    {
        lock (_lock)
        {
            if (_end is not null)
            {
                return;
            }

            if (_behind)
            {
                _progressWanted = true;
            }
            else
            {
                Enqueue(new WatchBatch(revision, default));
            }
        }
    }

    /// <summary>Takes a progress batch if nothing else came since the last time. Called with the hub's lock held.</summary>
    public void OfferPeriodicProgress(long revision)
    {
        lock (_lock)
        {
            if (_quiet && !_behind && _end is null && _queue.Count == 0)
            {
                Enqueue(new WatchBatch(revision, default));
            }

            _quiet = true;
        }
    }

    /// <summary>The reader has caught up with the published revision. Called with the hub's lock held.</summary>
    public void Join(long revision)
    {
        lock (_lock)
        {
            _behind = false;
            if (_progressWanted && _end is null)
            {
                _progressWanted = false;
                Enqueue(new WatchBatch(revision, default));
            }
        }
    }

    /// <summary>Ends the watch; what is queued can still be read.</summary>
    public void Finish(WatchEnd end)
    {
        lock (_lock)
        {
            if (_end is not null)
            {
                return;
            }

            _end = end;
            Wake(_queue.Count > 0);
        }

        _hub.Remove(this);
    }

    private static long FirstOf(StoreState state) => Math.Max(state.CompactRevision, state.Chunks[0].First);

    private void Cancel()
    {
        lock (_lock)
        {
            _queue.Clear();
        }

        Finish(new(WatchEndReason.Cancelled, 0, "the watch was cancelled"));
    }

    private void Enqueue(WatchBatch batch)
    {
        _queue.Enqueue(batch);
        _queuedBytes += batch.Size;
        _quiet = false;
        Wake(true);
    }

    private void Wake(bool more)
    {
        _waiter?.TrySetResult(more);
        _waiter = null;
    }

    /// <summary>
    /// Reads on in the history until a change is found and queued, or there is no more and the watch has joined, or it has ended.
    /// Only the reader calls this, only when behind with an empty queue.
    /// </summary>
    private void ReadHistory()
    {
        var state = _hub.State;
        if (_next < FirstOf(state))
        {
            Finish(new(WatchEndReason.SlowWatcher, FirstOf(state), "the watch was read too slowly: " + StoreError.Compacted.Message()));
            return;
        }

        for (; _next <= state.Revision; _next++)
        {
            var batch = state.BatchAt(_next);
            if (Concerns(batch))
            {
                _next++;
                lock (_lock)
                {
                    if (_end is null)
                    {
                        Enqueue(batch);
                    }
                }

                return;
            }
        }

        _hub.TryJoin(this, _next);
    }

    private bool Concerns(WatchBatch batch)
    {
        foreach (var change in batch.Events)
        {
            if (Range.Contains(change.Item.Key))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The batch as this watch sees it.</summary>
    private WatchBatch Select(WatchBatch batch)
    {
        if (batch.Events.Count > 1 && batch.Events.Any(change => !Range.Contains(change.Item.Key)))
        {
            batch = new(batch.Revision, batch.Events.RemoveAll(change => !Range.Contains(change.Item.Key)));
        }

        return _previousValues ? batch : batch.WithoutPrevious();
    }
}

namespace Dotnetes.Store.Mvcc;

/// <summary>
/// Holds the published state and tells the watches about its changes. A lock of the hub may be held while one of a watch is taken, never
/// the other way round.
/// </summary>
internal sealed class WatchHub : IDisposable
{
    private readonly Lock _lock = new();
    private readonly StoreOptions _options;
    private readonly ITimer _progressTimer;
    private readonly HashSet<StoreWatch> _watches = [];
    private WatchIndex? _index;
    private StoreState _state;
    private int _progressWatches;
    private bool _closed;

    public WatchHub(StoreState state, StoreOptions options, TimeProvider time)
    {
        _state = state;
        _options = options;
        _progressTimer = time.CreateTimer(
            static hub => ((WatchHub)hub!).SendProgress(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The published state.</summary>
    public StoreState State => Volatile.Read(ref _state);

    /// <summary>Makes a later state visible to readers and watches.</summary>
    public void Publish(StoreState next)
    {
        lock (_lock)
        {
            var last = _state.Revision;
            Volatile.Write(ref _state, next);
            if (_watches.Count == 0)
            {
                return;
            }

            _index ??= new WatchIndex(_watches);
            for (var revision = last + 1; revision <= next.Revision; revision++)
            {
                _index.Dispatch(next.BatchAt(revision), static (watch, batch) => watch.Offer(batch));
            }
        }
    }

    /// <summary>Starts a watch.</summary>
    /// <exception cref="StoreException">The store is stopped.</exception>
    public StoreWatch Register(WatchRequest request)
    {
        lock (_lock)
        {
            if (_closed)
            {
                throw new StoreException(StoreError.Stopped);
            }

            var watch = new StoreWatch(this, request, _state, _options);
            if (watch.End is null)
            {
                _watches.Add(watch);
                _index = null;
                if (request.ProgressNotify && ++_progressWatches == 1)
                {
                    _progressTimer.Change(_options.ProgressInterval, _options.ProgressInterval);
                }
            }

            return watch;
        }
    }

    /// <summary>Forgets a watch that has ended.</summary>
    public void Remove(StoreWatch watch)
    {
        lock (_lock)
        {
            if (!_watches.Remove(watch))
            {
                return;
            }

            _index = null;
            if (watch.ProgressNotify && --_progressWatches == 0 && !_closed)
            {
                _progressTimer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            }
        }
    }

    /// <summary>Lets a watch that has read the history up to before <paramref name="next"/> join those that are told.</summary>
    /// <returns>False when there is more history to read.</returns>
    public bool TryJoin(StoreWatch watch, long next)
    {
        lock (_lock)
        {
            if (_state.Revision >= next)
            {
                return false;
            }

            watch.Join(_state.Revision);
            return true;
        }
    }

    /// <summary>Gives a watch a progress batch at the right place among its others.</summary>
    public void RequestProgress(StoreWatch watch)
    {
        lock (_lock)
        {
            watch.OfferProgress(_state.Revision);
        }
    }

    /// <summary>Ends all watches and refuses new ones.</summary>
    public void Close(string message)
    {
        StoreWatch[] watches;
        lock (_lock)
        {
            if (_closed)
            {
                return;
            }

            _closed = true;
            watches = [.. _watches];
        }

        _progressTimer.Dispose();
        foreach (var watch in watches)
        {
            watch.Finish(new(WatchEndReason.StoreClosed, 0, message));
        }
    }

    public void Dispose() => Close("the store was closed");

    private void SendProgress()
    {
        lock (_lock)
        {
            foreach (var watch in _watches)
            {
                if (watch.ProgressNotify)
                {
                    watch.OfferPeriodicProgress(_state.Revision);
                }
            }
        }
    }
}

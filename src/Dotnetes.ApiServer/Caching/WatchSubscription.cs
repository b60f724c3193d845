using System.Collections.Concurrent;
using Dotnetes.Client;
using Dotnetes.Machinery.Waiting;

namespace Dotnetes.ApiServer.Caching;

/// <summary>
/// A running watch on a cache. The cache offers every change; what the filter selects waits in a bounded queue for the one reader. A reader that
/// does not keep up loses the watch, never events. Changes may come in bursts, faster than a reader gets a turn of the processor; so with more than some
/// thousands waiting it is given some seconds to catch up.
/// </summary>
internal sealed class WatchSubscription : IDisposable
{
    private const int QueueLength = 4096;

    // As many as the cache itself remembers: until then it is mostly references to what is there anyway that waits here.
    private const int LongestQueue = 65_536;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly ResourceCache _cache;
    private readonly ObjectFilter _filter;
    private readonly ConcurrentQueue<WatchItem> _queue = [];
    private readonly Queue<WatchItem> _initial;
    private readonly long _after;
    private readonly TimeProvider _time;
    private long? _behindSince;
    private long _revision;
    private volatile bool _hasEnded;

    public WatchSubscription(ResourceCache cache, ObjectFilter filter, Queue<WatchItem> initial, long revision, TimeProvider time)
    {
        _cache = cache;
        _filter = filter;
        _initial = initial;
        _after = revision;
        _revision = revision;
        _time = time;
    }

    /// <summary>The revision that the reader has reached: all selected changes up to it were read.</summary>
    public long Revision => Volatile.Read(ref _revision);

    /// <summary>What is watched.</summary>
    public ObjectFilter Filter => _filter;

    /// <summary>Whether the watch ended because its reader was too slow.</summary>
    public bool WasCutOff { get; private set; }

    /// <summary>Whether no more events will come than those that wait to be read.</summary>
    public bool HasEnded => _hasEnded;

    /// <summary>How a change looks through a filter; null when it does not concern it.</summary>
    public static WatchItem? Translate(ObjectFilter filter, CacheEvent change, Func<CachedObject, CachedObject> view)
    {
        var item = change.Object;
        if (filter.KeyPrefix.Length > 0 && !item.Key.StartsWith(filter.KeyPrefix, StringComparison.Ordinal))
        {
            return null;
        }

        if (filter.SingleKey is { } only && item.Key != only)
        {
            return null;
        }

        var now = view(item);
        if (!filter.HasSelectors)
        {
            return new(change.IsDeletion ? WatchEventType.Deleted : change.Previous is null ? WatchEventType.Added : WatchEventType.Modified, now, change.Revision);
        }

        var before = change.Previous is { } previous && filter.Selects(view(previous).Value);
        var after = !change.IsDeletion && filter.Selects(now.Value);
        return (before, after) switch
        {
            (false, false) => null,
            (false, true) => new(WatchEventType.Added, now, change.Revision),
            (true, true) => new(WatchEventType.Modified, now, change.Revision),
            // Out of sight: the last state that was seen, at the revision of the change.
            (true, false) => new(WatchEventType.Deleted, change.IsDeletion ? now : view(change.Previous!.At(change.Revision)), change.Revision),
        };
    }

    /// <summary>Takes the next event if one is there.</summary>
    public bool TryRead(out WatchItem item)
    {
        if (_initial.TryDequeue(out item) || _queue.TryDequeue(out item))
        {
            Volatile.Write(ref _revision, Math.Max(_revision, item.Revision));
            return true;
        }

        return false;
    }

    /// <summary>Set when there is something to read or the watch has ended.</summary>
    public WakeSignal Signal { get; } = new();

    /// <summary>Waits for an event; false when the watch has ended.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled first.</exception>
    public async ValueTask<bool> WaitToRead(CancellationToken cancellationToken)
    {
        await using var registration = cancellationToken.UnsafeRegister(static signal => ((WakeSignal)signal!).Set(), Signal);
        while (IsIdle && !_hasEnded)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await Signal.Wait();
        }

        return !IsIdle;
    }

    /// <summary>Called by the cache, under its lock, for every change.</summary>
    public void Offer(CacheEvent change)
    {
        // A client may know a newer revision than the cache, from its own write; it must not see what led there.
        if (change.Revision <= _after || _hasEnded)
        {
            return;
        }

        if (Translate(_filter, change, _cache.ViewFor(_filter.Definition)) is not { } item)
        {
            return;
        }

        if (IsTooFarBehind())
        {
            WasCutOff = true;
            Complete();
            return;
        }

        _queue.Enqueue(item);
        Signal.Set();
    }

    private bool IsTooFarBehind()
    {
        var waiting = _queue.Count;
        if (waiting < QueueLength)
        {
            _behindSince = null;
            return false;
        }

        var now = _time.GetTimestamp();
        return waiting >= LongestQueue || _time.GetElapsedTime(_behindSince ??= now, now) > Patience;
    }

    /// <summary>Whether nothing waits to be read.</summary>
    public bool IsIdle => _initial.Count == 0 && _queue.IsEmpty;

    /// <summary>Ends the watch after what is waiting was read.</summary>
    public void Complete()
    {
        _hasEnded = true;
        Signal.Set();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _cache.Remove(this);
        Complete();
    }
}

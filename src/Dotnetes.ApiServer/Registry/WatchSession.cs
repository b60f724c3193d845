using System.Globalization;
using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Caching;
using Dotnetes.Machinery.Waiting;

namespace Dotnetes.ApiServer.Registry;

/// <summary>
/// One watch of one client: events from the cache, bookmarks when nothing happens, an end after its time. Read it like a store watch: wait, then take what is there.
/// </summary>
internal sealed class WatchSession : IDisposable
{
    private static readonly TimeSpan BookmarkInterval = TimeSpan.FromMinutes(1);

    private readonly WatchSubscription? _events;
    private readonly ResourceCache _cache;
    private readonly TimeProvider _time;
    private readonly bool _bookmarks;
    private readonly CancellationTokenSource _deadline;
    private readonly ApiException? _refusal;
    private Task<bool>? _pending;
    private bool _refusalRead;
    private bool _bookmarkDue;
    private long _nextBookmark;

    private WatchSession(WatchSubscription? events, ResourceCache cache, TimeProvider time, bool bookmarks, TimeSpan life, ApiException? refusal)
    {
        _events = events;
        _cache = cache;
        _time = time;
        _bookmarks = bookmarks;
        _refusal = refusal;
        _deadline = new CancellationTokenSource(life, time);
        _nextBookmark = NextBookmark();
    }

    /// <summary>The error with which the watch begins and ends; null when it is a good one.</summary>
    public Status? Refusal => _refusal?.Status;

    /// <summary>Whether the watch begins with objects that are there already.</summary>
    public bool HasInitialEvents => _events is { IsIdle: false };

    /// <summary>Opens a watch.</summary>
    /// <exception cref="ApiException">The options do not fit, or the revision was not reached in time.</exception>
    public static async ValueTask<WatchSession> Open(ResourceEndpoint endpoint, ObjectFilter filter, ListOptions options, ServerServices services, CancellationToken cancellationToken)
    {
        ListRules.CheckWatch(options);
        var cache = endpoint.Storage.Cache;
        var life = options.TimeoutSeconds is > 0 and var seconds ? TimeSpan.FromSeconds(seconds) : services.Identities.WatchLife();
        var initial = options.SendInitialEvents ?? options.ResourceVersion is "" or "0";
        if (initial)
        {
            if (options.ResourceVersion is not ("" or "0"))
            {
                await cache.WaitFor(long.Parse(options.ResourceVersion, CultureInfo.InvariantCulture), cancellationToken);
            }
            else if (options.ResourceVersion.Length == 0)
            {
                await cache.Consistent(cancellationToken);
            }

            var events = cache.WatchFromNow(filter, options.SendInitialEvents == true && options.AllowWatchBookmarks);
            return new(events, cache, services.Time, options.AllowWatchBookmarks, life, null);
        }

        var revision = options.ResourceVersion is "" or "0"
            ? (await cache.Consistent(cancellationToken)).Revision
            : long.Parse(options.ResourceVersion, CultureInfo.InvariantCulture);
        var subscription = await cache.WatchFrom(filter, revision, cancellationToken);
        var refusal = subscription is null ? ApiErrors.Expired($"too old resource version: {revision} ({cache.ForgottenRevision})") : null;
        return new(subscription, cache, services.Time, options.AllowWatchBookmarks, life, refusal);
    }

    /// <summary>Takes the next event if one is there.</summary>
    public bool TryRead(out WatchItem item)
    {
        item = default;
        if (_events is null)
        {
            if (_refusalRead)
            {
                return false;
            }

            _refusalRead = true;
            item = new WatchItem(Client.WatchEventType.Error, null, 0);
            return true;
        }

        if (_events.TryRead(out item))
        {
            return true;
        }

        if (!_bookmarkDue)
        {
            return false;
        }

        _bookmarkDue = false;
        _nextBookmark = NextBookmark();

        // First the revision, then whether something waits: all changes up to it have been offered by then.
        var revision = _cache.Snapshot.Revision;
        if (!_events.IsIdle)
        {
            return _events.TryRead(out item);
        }

        item = new WatchItem(Client.WatchEventType.Bookmark, null, revision);
        return true;
    }

    /// <summary>Waits until there is something to take; false when the watch has ended.</summary>
    /// <exception cref="OperationCanceledException">The client went away.</exception>
    public async ValueTask<bool> WaitToRead(CancellationToken cancellationToken)
    {
        if (_events is null)
        {
            return !_refusalRead;
        }

        while (true)
        {
            var wait = TimeSpan.FromTicks((_nextBookmark - _time.GetTimestamp()) * TimeSpan.TicksPerSecond / _time.TimestampFrequency);
            if (_bookmarks && wait <= TimeSpan.Zero)
            {
                _bookmarkDue = true;
                return true;
            }

            try
            {
                return await Wait(_bookmarks ? wait : Timeout.InfiniteTimeSpan, cancellationToken);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                if (_deadline.IsCancellationRequested)
                {
                    return false;
                }
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _deadline.Dispose();
        _events?.Dispose();
    }

    private async ValueTask<bool> Wait(TimeSpan bookmark, CancellationToken cancellationToken)
    {
        // The same wait goes on after a bookmark; it completes at the latest when the watch is disposed.
        if (_pending is null or { IsCompleted: true })
        {
            var ready = _events!.WaitToRead(CancellationToken.None);
            if (ready.IsCompleted)
            {
                return await ready;
            }

            _pending = Await(ready);
        }

        var task = _pending;
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _deadline.Token);
        return await CancellableWait.For(task, bookmark, _time, linked.Token) ? await task : throw new OperationCanceledException();
    }

    // AsTask would go through the thread pool, and simulations have none.
    private static async Task<bool> Await(ValueTask<bool> ready) => await ready;

    private long NextBookmark() => _time.GetTimestamp() + (long)(BookmarkInterval.TotalSeconds * _time.TimestampFrequency);
}

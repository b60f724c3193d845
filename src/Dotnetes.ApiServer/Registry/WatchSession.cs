using System.Globalization;
using System.Runtime.CompilerServices;
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
    private readonly ITimer _ender;
    private readonly ITimer? _reminder;
    private readonly ApiException? _refusal;
    private volatile bool _hasEnded;
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
        _nextBookmark = NextBookmark();
        _ender = time.CreateTimer(static session => ((WatchSession)session!).End(), this, life, Timeout.InfiniteTimeSpan);
        _reminder = bookmarks && events is not null ? time.CreateTimer(static watch => ((WatchSubscription)watch!).Signal.Set(), events, BookmarkInterval, BookmarkInterval) : null;
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
        var life = options.TimeoutSeconds is { } seconds and not 0 ? TimeSpan.FromSeconds(Math.Max(0, seconds)) : services.Identities.WatchLife();
        var initial = options.SendInitialEvents ?? options.ResourceVersion is "" or "0";
        if (initial)
        {
            if (options.ResourceVersion is not ("" or "0"))
            {
                try
                {
                    await cache.WaitFor(long.Parse(options.ResourceVersion, CultureInfo.InvariantCulture), cancellationToken);
                }
                catch (ApiException e) when (e.Status.Reason == StatusReason.Timeout)
                {
                    return new(null, cache, services.Time, options.AllowWatchBookmarks, life, e);
                }
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
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))] // Waits as often as there are events, for each watcher.
    public async ValueTask<bool> WaitToRead(CancellationToken cancellationToken)
    {
        if (_events is null)
        {
            return !_refusalRead;
        }

        // A busy watch finds something each time that it comes back.
        if (!_events.IsIdle)
        {
            return true;
        }

        await using var registration = cancellationToken.UnsafeRegister(static signal => ((WakeSignal)signal!).Set(), _events.Signal);
        while (true)
        {
            if (!_events.IsIdle)
            {
                return true;
            }

            cancellationToken.ThrowIfCancellationRequested();
            if (_hasEnded || _events.HasEnded)
            {
                return !_events.IsIdle;
            }

            if (_bookmarks && _time.GetTimestamp() >= _nextBookmark)
            {
                _bookmarkDue = true;
                return true;
            }

            await _events.Signal.Wait();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _ender.Dispose();
        _reminder?.Dispose();
        _events?.Dispose();
    }

    private void End()
    {
        _hasEnded = true;
        _events?.Signal.Set();
    }

    private long NextBookmark() => _time.GetTimestamp() + (long)(BookmarkInterval.TotalSeconds * _time.TimestampFrequency);
}

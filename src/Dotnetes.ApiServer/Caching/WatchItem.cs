using Dotnetes.Client;

namespace Dotnetes.ApiServer.Caching;

/// <summary>One event as a watcher sees it, before it is encoded.</summary>
/// <param name="Type">What happened, from the watcher's point of view.</param>
/// <param name="Object">The object; null for bookmarks.</param>
/// <param name="Revision">The revision that the watcher has reached with this event.</param>
internal readonly record struct WatchItem(WatchEventType Type, CachedObject? Object, long Revision)
{
    /// <summary>Whether this is the bookmark that ends the initial events.</summary>
    public bool EndsInitialEvents { get; init; }
}

using System.Runtime.InteropServices;
using Dotnetes.ApiServer.Resources;

namespace Dotnetes.ApiServer.Caching;

/// <summary>
/// The watchers of a cache, found by what a change concerns: thousands of kubelets that each watch the pods of one node, or one secret, cost a change of
/// one pod nothing. Not thread safe: the cache guards it.
/// </summary>
internal sealed class WatcherIndex
{
    private readonly List<WatchSubscription> _others = [];
    private readonly Dictionary<string, List<WatchSubscription>> _byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<(ResourceDefinition Definition, string Field), Dictionary<string, List<WatchSubscription>>> _byField = [];

    /// <summary>How many watchers there are.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a watcher.</summary>
    public void Add(WatchSubscription watcher)
    {
        Count++;
        PlaceOf(watcher).Add(watcher);
    }

    /// <summary>Takes a watcher out, if it is there.</summary>
    public void Remove(WatchSubscription watcher)
    {
        var place = PlaceOf(watcher);
        if (place.Remove(watcher))
        {
            Count--;
        }

        if (place.Count > 0)
        {
            return;
        }

        if (watcher.Filter.SingleKey is { } key)
        {
            _byKey.Remove(key);
        }
        else if (watcher.Filter.ExactField is { } exact && _byField.TryGetValue((watcher.Filter.Definition, exact.Field), out var values))
        {
            values.Remove(exact.Value);
            if (values.Count == 0)
            {
                _byField.Remove((watcher.Filter.Definition, exact.Field));
            }
        }
    }

    /// <summary>Offers a change to those whom it may concern.</summary>
    /// <param name="change">The change.</param>
    /// <param name="viewFor">Gives objects in the version of a definition.</param>
    public void Offer(CacheEvent change, Func<ResourceDefinition, Func<CachedObject, CachedObject>> viewFor)
    {
        Offer(_others, change);
        Offer(_byKey.GetValueOrDefault(change.Object.Key), change);
        foreach (var ((definition, field), watchers) in _byField)
        {
            var view = viewFor(definition);
            var now = definition.Strategy.SelectableField(view(change.Object).Value, field);
            var before = change.Previous is { } previous ? definition.Strategy.SelectableField(view(previous).Value, field) : now;
            Offer(watchers, now, change);
            if (before != now)
            {
                Offer(watchers, before, change);
            }
        }
    }

    /// <summary>Ends all watchers and forgets them.</summary>
    public void Clear()
    {
        foreach (var watcher in _others.Concat(_byKey.Values.SelectMany(w => w)).Concat(_byField.Values.SelectMany(f => f.Values).SelectMany(w => w)))
        {
            watcher.Complete();
        }

        _others.Clear();
        _byKey.Clear();
        _byField.Clear();
        Count = 0;
    }

    private static void Offer(Dictionary<string, List<WatchSubscription>> watchers, string? value, CacheEvent change)
    {
        if (value is not null)
        {
            Offer(watchers.GetValueOrDefault(value), change);
        }
    }

    private static void Offer(List<WatchSubscription>? watchers, CacheEvent change)
    {
        foreach (var watcher in watchers ?? [])
        {
            watcher.Offer(change);
        }
    }

    private List<WatchSubscription> PlaceOf(WatchSubscription watcher)
    {
        if (watcher.Filter.SingleKey is { } key)
        {
            return PlaceOf(_byKey, key);
        }

        if (watcher.Filter.ExactField is not { } exact)
        {
            return _others;
        }

        ref var values = ref CollectionsMarshal.GetValueRefOrAddDefault(_byField, (watcher.Filter.Definition, exact.Field), out _);
        return PlaceOf(values ??= new(StringComparer.Ordinal), exact.Value);
    }

    private static List<WatchSubscription> PlaceOf(Dictionary<string, List<WatchSubscription>> places, string name)
    {
        ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(places, name, out _);
        return place ??= [];
    }
}

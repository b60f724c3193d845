using System.Collections.Immutable;
using Dotnetes.Client.Reconciling;

namespace Dotnetes.Client.Informers;

/// <summary>
/// The state of an informer at one resource version. Immutable: readers take the reference and never wait, and a change makes a new
/// snapshot that shares everything else. Namespaces are just the index with the empty name.
/// </summary>
internal sealed class InformerSnapshot<T>
    where T : IKubeObject<T>
{
    private const string NamespaceIndex = "";

    private readonly InformerBucket<T> _all;
    private readonly ImmutableDictionary<(string Index, string Key), InformerBucket<T>> _buckets;

    private InformerSnapshot(InformerBucket<T> all, ImmutableDictionary<(string Index, string Key), InformerBucket<T>> buckets, string resourceVersion)
    {
        _all = all;
        _buckets = buckets;
        ResourceVersion = resourceVersion;
    }

    public static InformerSnapshot<T> Empty { get; } = new(
        InformerBucket<T>.Empty,
        ImmutableDictionary<(string Index, string Key), InformerBucket<T>>.Empty,
        "");

    public string ResourceVersion { get; }

    public ImmutableSortedDictionary<ObjectKey, T> Objects => _all.Objects;

    public IReadOnlyList<T> List => _all.List;

    /// <summary>A snapshot of a whole list.</summary>
    public static InformerSnapshot<T> Of(IEnumerable<T> objects, string resourceVersion, ImmutableDictionary<string, Func<T, IEnumerable<string>>> indexes)
    {
        var all = InformerBucket<T>.Empty.Objects.ToBuilder();
        foreach (var value in objects)
        {
            all[ObjectKey.Of(value)] = value;
        }

        var buckets = new Dictionary<(string Index, string Key), ImmutableSortedDictionary<ObjectKey, T>.Builder>();
        foreach (var (key, value) in all)
        {
            foreach (var place in Places(key, value, indexes))
            {
                if (!buckets.TryGetValue(place, out var bucket))
                {
                    buckets.Add(place, bucket = InformerBucket<T>.Empty.Objects.ToBuilder());
                }

                bucket[key] = value;
            }
        }

        return new(
            new(all.ToImmutable()),
            buckets.ToImmutableDictionary(b => b.Key, b => new InformerBucket<T>(b.Value.ToImmutable())),
            resourceVersion);
    }

    public T? Get(ObjectKey key) => _all.Objects.GetValueOrDefault(key);

    public IReadOnlyList<T> InNamespace(string ns) => ByIndex(NamespaceIndex, ns);

    public IReadOnlyList<T> ByIndex(string index, string key) => _buckets.TryGetValue((index, key), out var bucket) ? bucket.List : [];

    public InformerSnapshot<T> At(string resourceVersion) => new(_all, _buckets, resourceVersion);

    public InformerSnapshot<T> With(T value, string resourceVersion, ImmutableDictionary<string, Func<T, IEnumerable<string>>> indexes)
    {
        var key = ObjectKey.Of(value);
        var buckets = _buckets;
        var places = Places(key, value, indexes);
        if (_all.Objects.TryGetValue(key, out var old))
        {
            var left = Places(key, old, indexes);
            left.RemoveAll(places.Contains);
            buckets = Leave(buckets, key, left);
        }

        foreach (var place in places)
        {
            buckets = buckets.SetItem(place, buckets.GetValueOrDefault(place, InformerBucket<T>.Empty).With(key, value));
        }

        return new(_all.With(key, value), buckets, resourceVersion);
    }

    public InformerSnapshot<T> Without(ObjectKey key, string resourceVersion, ImmutableDictionary<string, Func<T, IEnumerable<string>>> indexes) =>
        _all.Objects.TryGetValue(key, out var old)
            ? new(_all.Without(key), Leave(_buckets, key, Places(key, old, indexes)), resourceVersion)
            : At(resourceVersion);

    private static ImmutableDictionary<(string Index, string Key), InformerBucket<T>> Leave(
        ImmutableDictionary<(string Index, string Key), InformerBucket<T>> buckets,
        ObjectKey key,
        List<(string Index, string Key)> places)
    {
        foreach (var place in places)
        {
            if (buckets.TryGetValue(place, out var bucket))
            {
                var rest = bucket.Without(key);
                buckets = rest.Objects.IsEmpty ? buckets.Remove(place) : buckets.SetItem(place, rest);
            }
        }

        return buckets;
    }

    private static List<(string Index, string Key)> Places(ObjectKey key, T value, ImmutableDictionary<string, Func<T, IEnumerable<string>>> indexes)
    {
        List<(string Index, string Key)> places = [(NamespaceIndex, key.Namespace)];
        foreach (var (index, keys) in indexes)
        {
            foreach (var place in keys(value))
            {
                places.Add((index, place));
            }
        }

        return places;
    }
}

using System.Collections.Immutable;
using Dotnetes.Client.Reconciling;

namespace Dotnetes.Client.Informers;

/// <summary>Some of the objects of a snapshot, in order. Immutable; the flat list is made at the first use.</summary>
internal sealed class InformerBucket<T>(ImmutableSortedDictionary<ObjectKey, T> objects)
{
    public static readonly InformerBucket<T> Empty = new(ImmutableSortedDictionary.Create<ObjectKey, T>(ObjectKeyOrder.Instance));

    private IReadOnlyList<T>? _list;

    public ImmutableSortedDictionary<ObjectKey, T> Objects { get; } = objects;

    // Two readers may make it at once; both results are the same.
    public IReadOnlyList<T> List => _list ??= Array.AsReadOnly(Objects.Values.ToArray());

    public InformerBucket<T> With(ObjectKey key, T value) => new(Objects.SetItem(key, value));

    public InformerBucket<T> Without(ObjectKey key) => new(Objects.Remove(key));
}

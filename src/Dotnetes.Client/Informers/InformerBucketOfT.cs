using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Dotnetes.Client.Reconciling;

namespace Dotnetes.Client.Informers;

/// <summary>Some of the objects of a snapshot, in order. Immutable; the flat list is made at the first use.</summary>
internal sealed class InformerBucket<T>(ImmutableSortedDictionary<ObjectKey, T> objects)
{
    public static readonly InformerBucket<T> Empty = new(ImmutableSortedDictionary.Create<ObjectKey, T>(ObjectKeyOrder.Instance, SameObject.Instance));

    private IReadOnlyList<T>? _list;

    public ImmutableSortedDictionary<ObjectKey, T> Objects { get; } = objects;

    // Two readers may make it at once; both results are the same.
    public IReadOnlyList<T> List => _list ??= Array.AsReadOnly(Objects.Values.ToArray());

    public InformerBucket<T> With(ObjectKey key, T value) => new(Objects.SetItem(key, value));

    public InformerBucket<T> Without(ObjectKey key) => new(Objects.Remove(key));

    // A change always brings another object; to compare all that is in both would be work for nothing.
    private sealed class SameObject : IEqualityComparer<T>
    {
        public static readonly SameObject Instance = new();

        public bool Equals(T? x, T? y) => ReferenceEquals(x, y);

        public int GetHashCode(T value) => RuntimeHelpers.GetHashCode(value);
    }
}

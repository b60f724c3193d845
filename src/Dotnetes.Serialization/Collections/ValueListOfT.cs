using System.Collections;
using System.Runtime.CompilerServices;

namespace Dotnetes.Serialization.Collections;

/// <summary>
/// An immutable list with value equality. The default value is an empty list that was never set (<see cref="IsNull"/>);
/// it equals an empty list that was set.
/// </summary>
/// <typeparam name="T">The element type.</typeparam>
[CollectionBuilder(typeof(ValueList), nameof(ValueList.Create))]
public readonly struct ValueList<T> : IReadOnlyList<T>, IEquatable<ValueList<T>>
{
    private readonly T[]? _items;

    internal ValueList(T[]? items) => _items = items;

    /// <summary>An empty list that was set.</summary>
    public static ValueList<T> Empty => new([]);

    /// <inheritdoc/>
    public int Count => _items?.Length ?? 0;

    /// <summary>Whether the list has no elements.</summary>
    public bool IsEmpty => _items is null || _items.Length == 0;

    /// <summary>Whether the list was never set (absent, or null in JSON).</summary>
    public bool IsNull => _items is null;

    /// <inheritdoc/>
    public T this[int index] => _items![index];

    /// <summary>The elements.</summary>
    public ReadOnlySpan<T> Span => _items;

    /// <summary>The list with <paramref name="item"/> at its end.</summary>
    public ValueList<T> Add(T item) => new([.. Span, item]);

    /// <summary>The list with the elements of <paramref name="items"/> at its end.</summary>
    public ValueList<T> AddRange(IEnumerable<T> items) => new([.. Span, .. items]);

    /// <summary>The list with the element at <paramref name="index"/> replaced.</summary>
    public ValueList<T> SetItem(int index, T item)
    {
        var copy = Span.ToArray();
        copy[index] = item;
        return new(copy);
    }

    /// <summary>The list without the element at <paramref name="index"/>.</summary>
    public ValueList<T> RemoveAt(int index) => new([.. Span[..index], .. Span[(index + 1)..]]);

    /// <summary>The list without the elements for which <paramref name="match"/> holds; the same list when there are none.</summary>
    public ValueList<T> RemoveAll(Func<T, bool> match)
    {
        if (!Any(match))
        {
            return this;
        }

        var kept = new List<T>(Count);
        foreach (var item in Span)
        {
            if (!match(item))
            {
                kept.Add(item);
            }
        }

        return new(kept.ToArray());
    }

    /// <summary>Whether any element satisfies <paramref name="match"/>; allocates nothing.</summary>
    public bool Any(Func<T, bool> match)
    {
        foreach (var item in Span)
        {
            if (match(item))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The first element that satisfies <paramref name="match"/>, or the default value; allocates nothing.</summary>
    public T? Find(Func<T, bool> match)
    {
        foreach (var item in Span)
        {
            if (match(item))
            {
                return item;
            }
        }

        return default;
    }

    /// <summary>The index of the first element that satisfies <paramref name="match"/>, or -1.</summary>
    public int FindIndex(Func<T, bool> match)
    {
        var span = Span;
        for (var i = 0; i < span.Length; i++)
        {
            if (match(span[i]))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Whether <paramref name="item"/> is an element.</summary>
    public bool Contains(T item) => _items is not null && Array.IndexOf(_items, item) >= 0;

    /// <summary>The elements mapped one by one; null stays null.</summary>
    public ValueList<TResult> Map<TResult>(Func<T, TResult> map)
    {
        if (_items is null)
        {
            return default;
        }

        var result = new TResult[_items.Length];
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = map(_items[i]);
        }

        return new(result);
    }

    /// <summary>Enumerates without allocating.</summary>
    public ReadOnlySpan<T>.Enumerator GetEnumerator() => Span.GetEnumerator();

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)(_items ?? [])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => (_items ?? []).GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(ValueList<T> other)
    {
        if (ReferenceEquals(_items, other._items))
        {
            return true;
        }

        if (Count != other.Count)
        {
            return false;
        }

        for (var i = 0; i < Count; i++)
        {
            if (!EqualityComparer<T>.Default.Equals(_items![i], other._items![i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ValueList<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var item in Span)
        {
            hash.Add(item);
        }

        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public override string ToString() => $"[{string.Join(", ", (IEnumerable<T>)this)}]";

    /// <summary>Value equality.</summary>
    public static bool operator ==(ValueList<T> left, ValueList<T> right) => left.Equals(right);

    /// <summary>Value inequality.</summary>
    public static bool operator !=(ValueList<T> left, ValueList<T> right) => !left.Equals(right);
}

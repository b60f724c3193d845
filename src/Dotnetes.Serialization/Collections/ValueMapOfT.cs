using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Dotnetes.Serialization.Collections;

/// <summary>
/// An immutable map from strings with value equality: two arrays sorted by key in UTF-8 order. The default value is an empty
/// map that was never set; it equals an empty map that was set.
/// </summary>
/// <typeparam name="TValue">The value type.</typeparam>
public readonly struct ValueMap<TValue> : IReadOnlyDictionary<string, TValue>, IEquatable<ValueMap<TValue>>
{
    private readonly string[]? _keys;
    private readonly TValue[]? _values;

    private ValueMap(string[] keys, TValue[] values)
    {
        _keys = keys;
        _values = values;
    }

    /// <summary>An empty map that was set.</summary>
    public static ValueMap<TValue> Empty => new([], []);

    /// <inheritdoc/>
    public int Count => _keys?.Length ?? 0;

    /// <summary>Whether the map has no entries.</summary>
    public bool IsEmpty => Count == 0;

    /// <summary>Whether the map was never set (absent, or null in JSON).</summary>
    public bool IsNull => _keys is null;

    /// <summary>The keys in UTF-8 order.</summary>
    public ReadOnlySpan<string> KeySpan => _keys;

    /// <summary>The values in the order of <see cref="KeySpan"/>.</summary>
    public ReadOnlySpan<TValue> ValueSpan => _values;

    /// <inheritdoc/>
    public IEnumerable<string> Keys => _keys ?? [];

    /// <inheritdoc/>
    public IEnumerable<TValue> Values => _values ?? [];

    /// <inheritdoc/>
    public TValue this[string key] => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"no key \"{key}\"");

    /// <summary>Makes a map of entries in any order; a later entry of the same key wins.</summary>
    public static ValueMap<TValue> From(IEnumerable<KeyValuePair<string, TValue>> entries)
    {
        var builder = default(ValueMapBuilder<TValue>);
        foreach (var (key, value) in entries)
        {
            builder.Add(key, value);
        }

        return builder.ToMap();
    }

    /// <summary>Takes arrays over that are sorted by key without repetition.</summary>
    internal static ValueMap<TValue> Adopt(string[] keys, TValue[] values) => new(keys, values);

    /// <inheritdoc/>
    public bool ContainsKey(string key) => IndexOf(key) >= 0;

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out TValue value)
    {
        var index = IndexOf(key);
        value = index >= 0 ? _values![index] : default;
        return index >= 0;
    }

    /// <summary>The value of <paramref name="key"/>, or the default value.</summary>
    public TValue? GetValueOrDefault(string key) => TryGetValue(key, out var value) ? value : default;

    /// <summary>The value of <paramref name="key"/>, or <paramref name="fallback"/>.</summary>
    public TValue GetValueOrDefault(string key, TValue fallback) => TryGetValue(key, out var value) ? value : fallback;

    /// <summary>The map with <paramref name="key"/> set to <paramref name="value"/>.</summary>
    public ValueMap<TValue> With(string key, TValue value)
    {
        var index = IndexOf(key);
        if (index >= 0)
        {
            var values = (TValue[])_values!.Clone();
            values[index] = value;
            return new(_keys!, values);
        }

        var at = ~index;
        return new([.. KeySpan[..at], key, .. KeySpan[at..]], [.. ValueSpan[..at], value, .. ValueSpan[at..]]);
    }

    /// <summary>The map with all entries of <paramref name="entries"/> set.</summary>
    public ValueMap<TValue> WithAll(IEnumerable<KeyValuePair<string, TValue>> entries)
    {
        var builder = default(ValueMapBuilder<TValue>);
        for (var i = 0; i < Count; i++)
        {
            builder.Add(_keys![i], _values![i]);
        }

        foreach (var (key, value) in entries)
        {
            builder.Add(key, value);
        }

        return builder.ToMap();
    }

    /// <summary>The map without <paramref name="key"/>; the same map when it has no such key.</summary>
    public ValueMap<TValue> Without(string key)
    {
        var index = IndexOf(key);
        return index < 0
            ? this
            : new([.. KeySpan[..index], .. KeySpan[(index + 1)..]], [.. ValueSpan[..index], .. ValueSpan[(index + 1)..]]);
    }

    /// <summary>The map with each value replaced.</summary>
    public ValueMap<TResult> Map<TResult>(Func<TValue, TResult> map) =>
        _keys is null ? default : ValueMap<TResult>.Adopt(_keys, Array.ConvertAll(_values!, v => map(v)));

    /// <summary>Enumerates the entries in key order without allocating.</summary>
    public Enumerator GetEnumerator() => new(this);

    IEnumerator<KeyValuePair<string, TValue>> IEnumerable<KeyValuePair<string, TValue>>.GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
        {
            yield return new(_keys![i], _values![i]);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable<KeyValuePair<string, TValue>>)this).GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(ValueMap<TValue> other)
    {
        if (ReferenceEquals(_keys, other._keys) && ReferenceEquals(_values, other._values))
        {
            return true;
        }

        if (Count != other.Count || !KeySpan.SequenceEqual(other.KeySpan))
        {
            return false;
        }

        for (var i = 0; i < Count; i++)
        {
            if (!EqualityComparer<TValue>.Default.Equals(_values![i], other._values![i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ValueMap<TValue> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        for (var i = 0; i < Count; i++)
        {
            hash.Add(_keys![i]);
            hash.Add(_values![i]);
        }

        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public override string ToString() => $"{{{string.Join(", ", this.Select(e => $"{e.Key}: {e.Value}"))}}}";

    /// <summary>Value equality.</summary>
    public static bool operator ==(ValueMap<TValue> left, ValueMap<TValue> right) => left.Equals(right);

    /// <summary>Value inequality.</summary>
    public static bool operator !=(ValueMap<TValue> left, ValueMap<TValue> right) => !left.Equals(right);

    private int IndexOf(string key)
    {
        var keys = _keys;
        if (keys is null)
        {
            return ~0;
        }

        var low = 0;
        var high = keys.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var order = Utf8Order.CompareKeys(keys[middle], key);
            if (order == 0)
            {
                return middle;
            }

            if (order < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }

        return ~low;
    }

    /// <summary>Walks the entries in key order.</summary>
    public struct Enumerator
    {
        private readonly ValueMap<TValue> _map;
        private int _index;

        internal Enumerator(ValueMap<TValue> map)
        {
            _map = map;
            _index = -1;
        }

        /// <summary>The current entry.</summary>
        public readonly KeyValuePair<string, TValue> Current => new(_map._keys![_index], _map._values![_index]);

        /// <summary>Goes to the next entry.</summary>
        public bool MoveNext() => ++_index < _map.Count;
    }
}

namespace Dotnetes.Serialization.Collections;

/// <summary>Collects entries in any order and makes a sorted <see cref="ValueMap{TValue}"/>. The last entry of a key wins.</summary>
/// <typeparam name="TValue">The value type.</typeparam>
public struct ValueMapBuilder<TValue>
{
    private ValueListBuilder<string> _keys;
    private ValueListBuilder<TValue> _values;

    /// <summary>Entries added so far, repeated keys included.</summary>
    public readonly int Count => _keys.Count;

    /// <summary>Adds an entry.</summary>
    public void Add(string key, TValue value)
    {
        _keys.Add(key);
        _values.Add(value);
    }

    /// <summary>The collected map; null (never set) when nothing was added.</summary>
    public ValueMap<TValue> ToMapOrNull() => Count == 0 ? default : ToMap();

    /// <summary>The collected map, empty but set when nothing was added.</summary>
    public ValueMap<TValue> ToMap() => ToMap(out _);

    /// <summary>The collected map; tells whether a key was added twice.</summary>
    public ValueMap<TValue> ToMap(out bool hadDuplicates)
    {
        hadDuplicates = false;
        if (Count == 0)
        {
            return ValueMap<TValue>.Empty;
        }

        var keys = _keys.TakeArray();
        var values = _values.TakeArray();
        for (var i = 1; i < keys.Length; i++)
        {
            if (Utf8Order.CompareKeys(keys[i - 1], keys[i]) >= 0)
            {
                return Sort(keys, values, out hadDuplicates);
            }
        }

        return ValueMap<TValue>.Adopt(keys, values);
    }

    private static ValueMap<TValue> Sort(string[] keys, TValue[] values, out bool hadDuplicates)
    {
        // Array.Sort is not stable, and of repeated keys the last must win: sort positions with the position as tie breaker.
        var order = new int[keys.Length];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        Array.Sort(order, (a, b) => Utf8Order.CompareKeys(keys[a], keys[b]) is var c && c != 0 ? c : a - b);
        var sortedKeys = new List<string>(keys.Length);
        var sortedValues = new List<TValue>(keys.Length);
        hadDuplicates = false;
        foreach (var index in order)
        {
            if (sortedKeys.Count > 0 && sortedKeys[^1] == keys[index])
            {
                hadDuplicates = true;
                sortedValues[^1] = values[index];
                continue;
            }

            sortedKeys.Add(keys[index]);
            sortedValues.Add(values[index]);
        }

        return ValueMap<TValue>.Adopt(sortedKeys.ToArray(), sortedValues.ToArray());
    }
}

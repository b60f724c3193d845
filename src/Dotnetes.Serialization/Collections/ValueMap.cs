namespace Dotnetes.Serialization.Collections;

/// <summary>Makes <see cref="ValueMap{TValue}"/>.</summary>
public static class ValueMap
{
    /// <summary>Copies a sequence of entries into a map; a later entry of the same key wins.</summary>
    public static ValueMap<TValue> ToValueMap<TValue>(this IEnumerable<KeyValuePair<string, TValue>> entries) => ValueMap<TValue>.From(entries);

    /// <summary>A map of the given entries.</summary>
    public static ValueMap<TValue> Of<TValue>(params ReadOnlySpan<(string Key, TValue Value)> entries)
    {
        var builder = default(ValueMapBuilder<TValue>);
        foreach (var (key, value) in entries)
        {
            builder.Add(key, value);
        }

        return builder.ToMap();
    }
}

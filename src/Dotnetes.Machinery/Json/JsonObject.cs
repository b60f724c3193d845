using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Dotnetes.Serialization.Collections;
using Dotnetes.Serialization.Json;

namespace Dotnetes.Machinery.Json;

/// <summary>An object; members are sorted by the UTF-8 bytes of their names.</summary>
public sealed class JsonObject : JsonValue, IReadOnlyDictionary<string, JsonValue>
{
    private readonly string[] _names;
    private readonly JsonValue[] _values;

    // The names must be sorted and distinct.
    internal JsonObject(string[] names, JsonValue[] values)
    {
        _names = names;
        _values = values;
        var depth = 0;
        foreach (var value in values)
        {
            depth = Math.Max(depth, value.Depth);
        }

        Depth = depth + 1;
    }

    /// <summary>The object without members.</summary>
    public static JsonObject Empty { get; } = new([], []);

    /// <inheritdoc/>
    public int Count => _names.Length;

    /// <inheritdoc/>
    public override int Depth { get; }

    /// <inheritdoc/>
    public override JsonKind Kind => JsonKind.Object;

    /// <inheritdoc/>
    public IEnumerable<string> Keys => _names;

    /// <inheritdoc/>
    public IEnumerable<JsonValue> Values => _values;

    /// <inheritdoc/>
    public JsonValue this[string key] => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"no member \"{key}\"");

    /// <summary>The member, or null when there is none.</summary>
    public JsonValue? Get(string key) => TryGetValue(key, out var value) ? value : null;

    /// <summary>The member below nested objects, or null when there is none.</summary>
    public JsonValue? Get(string first, params ReadOnlySpan<string> more)
    {
        var value = Get(first);
        foreach (var name in more)
        {
            value = (value as JsonObject)?.Get(name);
        }

        return value;
    }

    /// <inheritdoc/>
    public bool ContainsKey(string key) => IndexOf(key) >= 0;

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out JsonValue value)
    {
        var index = IndexOf(key);
        value = index >= 0 ? _values[index] : null;
        return index >= 0;
    }

    /// <summary>This object with a member set.</summary>
    public JsonObject With(string key, JsonValue value)
    {
        var index = IndexOf(key);
        if (index >= 0)
        {
            if (ReferenceEquals(_values[index], value))
            {
                return this;
            }

            var values = (JsonValue[])_values.Clone();
            values[index] = value;
            return new(_names, values);
        }

        var at = ~index;
        return new([.. _names[..at], key, .. _names[at..]], [.. _values[..at], value, .. _values[at..]]);
    }

    /// <summary>This object without a member.</summary>
    public JsonObject Without(string key)
    {
        var at = IndexOf(key);
        return at < 0 ? this : new([.. _names[..at], .. _names[(at + 1)..]], [.. _values[..at], .. _values[(at + 1)..]]);
    }

    /// <summary>A builder that starts with these members.</summary>
    public JsonObjectBuilder ToBuilder()
    {
        var builder = new JsonObjectBuilder();
        for (var i = 0; i < _names.Length; i++)
        {
            builder[_names[i]] = _values[i];
        }

        return builder;
    }

    /// <inheritdoc/>
    public override void WriteJson(ref JsonWriter writer)
    {
        writer.BeginObject();
        for (var i = 0; i < _names.Length; i++)
        {
            writer.Name(_names[i]);
            _values[i].WriteJson(ref writer);
        }

        writer.EndObject();
    }

    /// <inheritdoc/>
    public override bool Equals(JsonValue? other) =>
        ReferenceEquals(this, other)
        || (other is JsonObject o && _names.AsSpan().SequenceEqual(o._names) && _values.AsSpan().SequenceEqual(o._values));

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        for (var i = 0; i < _names.Length; i++)
        {
            hash.Add(_names[i]);
            hash.Add(_values[i]);
        }

        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, JsonValue>> GetEnumerator()
    {
        for (var i = 0; i < _names.Length; i++)
        {
            yield return new(_names[i], _values[i]);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal string NameAt(int index) => _names[index];

    internal JsonValue ValueAt(int index) => _values[index];

    internal int IndexOf(string key) => Array.BinarySearch(_names, key, Utf8Order.Instance);
}

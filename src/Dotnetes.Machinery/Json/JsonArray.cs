using System.Collections;
using Dotnetes.Serialization.Json;

namespace Dotnetes.Machinery.Json;

/// <summary>An array.</summary>
public sealed class JsonArray : JsonValue, IReadOnlyList<JsonValue>
{
    private readonly JsonValue[] _items;

    /// <summary>An array of these items.</summary>
    public JsonArray(params IEnumerable<JsonValue> items)
        : this([.. items])
    {
    }

    // Keeps the array.
    internal JsonArray(JsonValue[] items)
    {
        _items = items;
        var depth = 0;
        foreach (var item in _items)
        {
            depth = Math.Max(depth, item.Depth);
        }

        Depth = depth + 1;
    }

    /// <summary>The array without items.</summary>
    public static JsonArray Empty { get; } = new();

    /// <inheritdoc/>
    public int Count => _items.Length;

    /// <inheritdoc/>
    public override int Depth { get; }

    /// <inheritdoc/>
    public override JsonKind Kind => JsonKind.Array;

    /// <inheritdoc/>
    public JsonValue this[int index] => _items[index];

    /// <inheritdoc/>
    public override void WriteJson(ref JsonWriter writer)
    {
        writer.BeginArray();
        foreach (var item in _items)
        {
            writer.Element();
            item.WriteJson(ref writer);
        }

        writer.EndArray();
    }

    /// <inheritdoc/>
    public override bool Equals(JsonValue? other) =>
        ReferenceEquals(this, other) || (other is JsonArray array && _items.AsSpan().SequenceEqual(array._items));

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var item in _items)
        {
            hash.Add(item);
        }

        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public IEnumerator<JsonValue> GetEnumerator() => ((IEnumerable<JsonValue>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

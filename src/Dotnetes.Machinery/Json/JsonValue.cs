using System.Buffers;
using System.Text;
using Dotnetes.Serialization.Collections;
using Dotnetes.Serialization.Json;

namespace Dotnetes.Machinery.Json;

/// <summary>
/// An immutable JSON value. Objects keep their names sorted by UTF-8 bytes, as Go writes maps, so equal values have equal bytes.
/// Equality is by value; numbers are equal when they are the same mathematically (<c>1</c> and <c>1.0</c>).
/// </summary>
public abstract class JsonValue : IJsonValue<JsonValue>, IEquatable<JsonValue>
{
    private protected JsonValue()
    {
    }

    /// <summary>Which of the kinds of JSON the value is.</summary>
    public abstract JsonKind Kind { get; }

    /// <summary>How deep objects and arrays nest: 0 for scalars, 1 for an array of scalars.</summary>
    public virtual int Depth => 0;

    /// <summary>Whether the value is null.</summary>
    public bool IsNull => Kind == JsonKind.Null;

    /// <summary>The text of a string; null for everything else.</summary>
    public string? AsString => (this as JsonString)?.Value;

    /// <summary>Reads a document.</summary>
    /// <exception cref="Serialization.DecodingException">The bytes are no JSON, or nest too deeply.</exception>
    public static JsonValue Parse(ReadOnlySpan<byte> utf8) => JsonText.Decode<JsonValue>(utf8);

    /// <summary>Reads a document.</summary>
    /// <exception cref="Serialization.DecodingException">The text is no JSON, or nests too deeply.</exception>
    public static JsonValue Parse(string json) => Parse(Encoding.UTF8.GetBytes(json));

    /// <summary>Reads a document whose root is an object.</summary>
    /// <exception cref="Serialization.DecodingException">The bytes are no JSON object.</exception>
    public static JsonObject ParseObject(ReadOnlySpan<byte> utf8) =>
        Parse(utf8) as JsonObject ?? throw new Serialization.DecodingException("cannot unmarshal into a map: the document is not an object");

    /// <summary>Reads a document whose root is an object.</summary>
    /// <exception cref="Serialization.DecodingException">The text is no JSON object.</exception>
    public static JsonObject ParseObject(string json) => ParseObject(Encoding.UTF8.GetBytes(json));

    /// <summary>The value of an API object.</summary>
    public static JsonValue Of<T>(T value)
        where T : IJsonValue => Parse(JsonText.Encode(value));

    /// <inheritdoc/>
    public static JsonValue ReadJson(ref JsonReader reader)
    {
        switch (reader.PeekKind())
        {
            case JsonKind.Object:
                return ReadObject(ref reader);
            case JsonKind.Array:
                return ReadArray(ref reader);
            case JsonKind.String:
                return new JsonString(reader.ReadString());
            case JsonKind.Boolean:
                return JsonBoolean.Of(reader.ReadBool());
            case JsonKind.Number:
                return JsonNumber.FromText(reader.ReadNumber()) ?? throw reader.Error("number out of range");
            default:
                reader.TryReadNull();
                return JsonNull.Instance;
        }
    }

    /// <inheritdoc/>
    public abstract void WriteJson(ref JsonWriter writer);

    /// <summary>The value as compact JSON in UTF-8.</summary>
    public byte[] ToUtf8() => JsonText.Encode(this);

    /// <summary>The value as compact JSON.</summary>
    public override string ToString() => JsonText.Of(this);

    /// <inheritdoc/>
    public abstract bool Equals(JsonValue? other);

    /// <inheritdoc/>
    public sealed override bool Equals(object? obj) => obj is JsonValue other && Equals(other);

    /// <inheritdoc/>
    public abstract override int GetHashCode();

    private static JsonArray ReadArray(ref JsonReader reader)
    {
        reader.BeginArray();
        var values = ArrayPool<JsonValue>.Shared.Rent(16);
        var count = 0;
        while (reader.NextElement())
        {
            Grow(ref values, count);
            values[count++] = ReadJson(ref reader);
        }

        var array = count == 0 ? JsonArray.Empty : new JsonArray(values.AsSpan(0, count).ToArray());
        ArrayPool<JsonValue>.Shared.Return(values, clearArray: true);
        return array;
    }

    private static JsonObject ReadObject(ref JsonReader reader)
    {
        reader.BeginObject();
        var names = ArrayPool<string>.Shared.Rent(16);
        var values = ArrayPool<JsonValue>.Shared.Rent(16);
        var count = 0;
        var isSorted = true;
        while (reader.NextProperty(out var utf8))
        {
            var name = JsonReader.Share(utf8);
            if (reader.IsStrict && names.AsSpan(0, count).Contains(name))
            {
                reader.ReportDuplicate();
            }

            isSorted &= count == 0 || Utf8Order.CompareKeys(names[count - 1], name) < 0;
            Grow(ref names, count);
            Grow(ref values, count);
            names[count] = name;
            values[count++] = ReadJson(ref reader);
        }

        var result = count == 0 ? JsonObject.Empty : isSorted
            ? new JsonObject(names.AsSpan(0, count).ToArray(), values.AsSpan(0, count).ToArray())
            : Sorted(names.AsSpan(0, count), values.AsSpan(0, count));
        ArrayPool<string>.Shared.Return(names, clearArray: true);
        ArrayPool<JsonValue>.Shared.Return(values, clearArray: true);
        return result;
    }

    // Of a name that is there several times the last value counts.
    private static JsonObject Sorted(ReadOnlySpan<string> names, ReadOnlySpan<JsonValue> values)
    {
        var sortedNames = names.ToArray();
        var order = new int[names.Length];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        Array.Sort(sortedNames, order, Utf8Order.Instance);
        var sortedValues = new JsonValue[names.Length];
        var count = 0;
        var from = -1;
        for (var i = 0; i < order.Length; i++)
        {
            if (count > 0 && sortedNames[i] == sortedNames[count - 1])
            {
                from = Math.Max(from, order[i]);
            }
            else
            {
                sortedNames[count++] = sortedNames[i];
                from = order[i];
            }

            sortedValues[count - 1] = values[from];
        }

        return count == order.Length ? new(sortedNames, sortedValues) : new(sortedNames[..count], sortedValues[..count]);
    }

    private static void Grow<T>(ref T[] array, int count)
    {
        if (count < array.Length)
        {
            return;
        }

        var larger = ArrayPool<T>.Shared.Rent(2 * count);
        array.CopyTo(larger, 0);
        ArrayPool<T>.Shared.Return(array, clearArray: true);
        array = larger;
    }
}

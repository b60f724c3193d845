using System.Text;
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
                reader.BeginArray();
                var items = new List<JsonValue>();
                while (reader.NextElement())
                {
                    items.Add(ReadJson(ref reader));
                }

                return new JsonArray(items);
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

    private static JsonObject ReadObject(ref JsonReader reader)
    {
        reader.BeginObject();
        var members = new JsonObjectBuilder();
        while (reader.NextProperty(out var name))
        {
            var key = Encoding.UTF8.GetString(name);
            if (reader.IsStrict && members.ContainsKey(key))
            {
                reader.ReportDuplicate();
            }

            members[key] = ReadJson(ref reader);
        }

        return members.ToObject();
    }
}

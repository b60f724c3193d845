using System.Globalization;
using System.Text;
using Dotnetes.Machinery.Json;
using Dotnetes.Serialization;
using Dotnetes.Serialization.Collections;
using Dotnetes.Serialization.Json;

namespace Dotnetes.Machinery.Apply;

/// <summary>One step of a field path. Steps are ordered as upstream orders them: fields, keys, values, indexes, and within these by content.</summary>
public readonly struct PathElement : IEquatable<PathElement>, IComparable<PathElement>
{
    private readonly object _content;

    private PathElement(PathElementKind kind, object content)
    {
        Kind = kind;
        _content = content;
    }

    /// <summary>What the step selects.</summary>
    public PathElementKind Kind { get; }

    /// <summary>The name of the field; empty for other kinds.</summary>
    public string Name => Kind == PathElementKind.Field ? (string)_content : "";

    /// <summary>The keys, the value or the index; null for a field.</summary>
    public JsonValue? Content => _content as JsonValue;

    /// <summary>The step to a member of an object.</summary>
    public static PathElement Field(string name) => new(PathElementKind.Field, name);

    /// <summary>The step to the list element with these keys.</summary>
    public static PathElement Key(JsonObject keys) => new(PathElementKind.Key, keys);

    /// <summary>The step to an element of a set.</summary>
    public static PathElement Value(JsonValue value) => new(PathElementKind.Value, value);

    /// <summary>The step to the list element at a position.</summary>
    public static PathElement Index(int index) => new(PathElementKind.Index, new JsonNumber(index));

    /// <summary>Reads the text form of FieldsV1; null for kinds of steps that are not known, which are ignored.</summary>
    /// <exception cref="DecodingException">The text is no step.</exception>
    public static PathElement? Parse(ReadOnlySpan<byte> text)
    {
        if (text.Length < 2 || text[1] != ':')
        {
            throw new DecodingException(text.Length < 2 ? "key must be 2 characters long:" : $"missing colon: {Encoding.UTF8.GetString(text)}");
        }

        var rest = text[2..];
        switch (text[0])
        {
            case (byte)'f':
                return Field(JsonReader.Share(rest));
            case (byte)'k':
                return Key(JsonValue.ParseObject(rest));
            case (byte)'v':
                return Value(JsonValue.Parse(rest));
            case (byte)'i':
                return int.TryParse(rest, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var index)
                    ? Index(index)
                    : throw new DecodingException($"strconv.Atoi: parsing {GoText.Quote(Encoding.UTF8.GetString(rest))}: invalid syntax");
            default:
                return null;
        }
    }

    /// <inheritdoc/>
    public int CompareTo(PathElement other)
    {
        if (Kind != other.Kind)
        {
            return Kind - other.Kind;
        }

        if (ReferenceEquals(_content, other._content))
        {
            return 0;
        }

        return Kind switch
        {
            PathElementKind.Field => Utf8Order.CompareKeys((string)_content, (string)other._content),
            PathElementKind.Key => JsonOrder.CompareMembers((JsonObject)_content, (JsonObject)other._content),
            _ => JsonOrder.Compare((JsonValue)_content, (JsonValue)other._content),
        };
    }

    /// <inheritdoc/>
    public bool Equals(PathElement other) => CompareTo(other) == 0;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is PathElement other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, _content);

    /// <summary>The step as messages show it: <c>.name</c>, <c>[name="x"]</c>, <c>[="x"]</c> or <c>[0]</c>.</summary>
    public override string ToString()
    {
        switch (Kind)
        {
            case PathElementKind.Field:
                return "." + (string)_content;
            case PathElementKind.Key:
                return "[" + string.Join(",", ((JsonObject)_content).Select(m => $"{m.Key}={JsonOrder.Show(m.Value)}")) + "]";
            case PathElementKind.Value:
                return $"[={JsonOrder.Show((JsonValue)_content)}]";
            default:
                return $"[{_content}]";
        }
    }

    /// <summary>The step to a field, from its name.</summary>
    public static implicit operator PathElement(string name) => Field(name);

    /// <summary>Equality.</summary>
    public static bool operator ==(PathElement left, PathElement right) => left.Equals(right);

    /// <summary>Inequality.</summary>
    public static bool operator !=(PathElement left, PathElement right) => !left.Equals(right);

    /// <summary>Whether the left step sorts first.</summary>
    public static bool operator <(PathElement left, PathElement right) => left.CompareTo(right) < 0;

    /// <summary>Whether the right step sorts first.</summary>
    public static bool operator >(PathElement left, PathElement right) => left.CompareTo(right) > 0;

    /// <summary>Whether the right step does not sort first.</summary>
    public static bool operator <=(PathElement left, PathElement right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left step does not sort first.</summary>
    public static bool operator >=(PathElement left, PathElement right) => left.CompareTo(right) >= 0;

    // Writes the step as a property name with its colon. Like upstream, the name of a field gets no HTML escapes, values inside keys do.
    internal void WriteName(ref JsonWriter writer)
    {
        if (Kind == PathElementKind.Field)
        {
            FieldsText.WriteQuoted(ref writer, "f:"u8, (string)_content);
            return;
        }

        var inner = ((JsonValue)_content).ToString();
        FieldsText.WriteQuoted(ref writer, Kind switch { PathElementKind.Key => "k:"u8, PathElementKind.Value => "v:"u8, _ => "i:"u8 }, inner);
    }
}

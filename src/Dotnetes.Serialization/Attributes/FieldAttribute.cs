namespace Dotnetes.Serialization.Attributes;

/// <summary>Describes one field of an <see cref="ApiTypeAttribute"/> or <see cref="GrpcMessageAttribute"/> record.</summary>
/// <param name="json">The JSON name; empty for fields that exist only in protobuf.</param>
/// <param name="number">The protobuf number; 0 for fields that exist only in JSON.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FieldAttribute(string json, int number = 0) : Attribute
{
    /// <summary>The JSON name.</summary>
    public string Json { get; } = json;

    /// <summary>The protobuf number.</summary>
    public int Number { get; } = number;

    /// <summary>When the field is left out of JSON.</summary>
    public Omit Omit { get; init; }

    /// <summary>Whether OpenAPI lists the field as required.</summary>
    public bool Required { get; init; }

    /// <summary>
    /// The protobuf numbers, separated by dots, of the nested messages that hold the field although it stands in the parent in JSON.
    /// </summary>
    public string Inside { get; init; } = "";

    /// <summary>Whether a list of strings travels as a message with the strings as its field 1.</summary>
    public bool Wrapped { get; init; }

    /// <summary>How server-side apply merges a list: <c>atomic</c>, <c>set</c> or <c>map</c>.</summary>
    public string List { get; init; } = "";

    /// <summary>The keys of a list of type <c>map</c>, separated by commas.</summary>
    public string Keys { get; init; } = "";

    /// <summary>How server-side apply merges a map or struct: <c>atomic</c> or <c>granular</c>.</summary>
    public string Map { get; init; } = "";

    /// <summary>The strategy of strategic merge patches: <c>merge</c>, <c>replace</c>, <c>retainKeys</c> or two of them separated by a comma.</summary>
    public string Patch { get; init; } = "";

    /// <summary>The merge key of strategic merge patches.</summary>
    public string MergeKey { get; init; } = "";

    /// <summary>The default of the OpenAPI document, as JSON.</summary>
    public string Default { get; init; } = "";

    /// <summary>The permitted values, separated by bars.</summary>
    public string Enum { get; init; } = "";

    /// <summary>The OpenAPI format, where it does not follow from the C# type.</summary>
    public string Format { get; init; } = "";

    /// <summary>The feature gates that the field belongs to, separated by commas.</summary>
    public string Gate { get; init; } = "";
}

namespace Dotnetes.Serialization.Schema;

/// <summary>What is known about one field of a type; see <see cref="Attributes.FieldAttribute"/> for the meaning of each part.</summary>
/// <param name="JsonName">The JSON name.</param>
/// <param name="Value">The type of the value.</param>
public sealed record FieldSchema(string JsonName, ValueSchema Value)
{
    /// <summary>The protobuf number; 0 when there is none.</summary>
    public int Number { get; init; }

    /// <summary>The protobuf numbers of the messages that enclose the field in protobuf only.</summary>
    public string Inside { get; init; } = "";

    /// <summary>When the field is left out of JSON.</summary>
    public Attributes.Omit Omit { get; init; }

    /// <summary>Whether the field may be null, as pointers may in Go.</summary>
    public bool Nullable { get; init; }

    /// <summary>Whether OpenAPI lists the field as required.</summary>
    public bool Required { get; init; }

    /// <summary>Whether a list of strings is a message of its own in protobuf.</summary>
    public bool Wrapped { get; init; }

    /// <summary>The list type: <c>atomic</c>, <c>set</c>, <c>map</c> or empty.</summary>
    public string ListType { get; init; } = "";

    /// <summary>The keys of a list of type <c>map</c>.</summary>
    public IReadOnlyList<string> ListKeys { get; init; } = [];

    /// <summary>The map type: <c>atomic</c>, <c>granular</c> or empty.</summary>
    public string MapType { get; init; } = "";

    /// <summary>The strategies of strategic merge patches.</summary>
    public string PatchStrategy { get; init; } = "";

    /// <summary>The merge key of strategic merge patches.</summary>
    public string MergeKey { get; init; } = "";

    /// <summary>The default as JSON; empty when there is none.</summary>
    public string Default { get; init; } = "";

    /// <summary>The permitted values; empty when any is.</summary>
    public IReadOnlyList<string> Enum { get; init; } = [];

    /// <summary>The feature gates of the field, separated by commas.</summary>
    public string Gate { get; init; } = "";

    /// <summary>What the field means.</summary>
    public string Description { get; init; } = "";
}

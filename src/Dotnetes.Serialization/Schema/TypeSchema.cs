using System.Collections.Frozen;

namespace Dotnetes.Serialization.Schema;

/// <summary>What is known about a type of the API at run time, without reflection.</summary>
public sealed class TypeSchema
{
    private FrozenDictionary<string, FieldSchema>? _byName;

    /// <summary>The definition name in OpenAPI documents.</summary>
    public required string Name { get; init; }

    /// <summary>What the type means.</summary>
    public string Description { get; init; } = "";

    /// <summary>The fields in declaration order; empty for scalars.</summary>
    public IReadOnlyList<FieldSchema> Fields { get; init; } = [];

    /// <summary>Whether server-side apply replaces the struct as a whole.</summary>
    public bool Atomic { get; init; }

    /// <summary>Whether the type carries kind and apiVersion.</summary>
    public bool HasTypeMeta { get; init; }

    /// <summary>For scalars with their own JSON form: the OpenAPI type such as <c>string</c>; empty for plain objects.</summary>
    public string ScalarType { get; init; } = "";

    /// <summary>For scalars: the OpenAPI format such as <c>date-time</c>.</summary>
    public string ScalarFormat { get; init; } = "";

    /// <summary>The field of that JSON name, or null.</summary>
    public FieldSchema? Find(string jsonName)
    {
        _byName ??= Fields.Where(f => f.JsonName.Length > 0).ToFrozenDictionary(f => f.JsonName, StringComparer.Ordinal);
        return _byName.GetValueOrDefault(jsonName);
    }
}

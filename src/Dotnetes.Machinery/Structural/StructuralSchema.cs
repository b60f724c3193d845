using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Dotnetes.Api.ApiExtensions.V1;
using Dotnetes.Machinery.Json;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Machinery.Structural;

/// <summary>
/// The schema of a custom resource (OpenAPI v3), made ready for use: values parsed, patterns compiled. Immutable and safe to share. Whether a schema is structural
/// at all is checked with <see cref="StructuralCheck"/>.
/// </summary>
public sealed class StructuralSchema
{
    private readonly FrozenDictionary<string, StructuralSchema> _properties;

    private StructuralSchema(JsonSchemaProps source)
    {
        Source = source;
        Type = source.Type;
        Default = source.Default is { IsEmpty: false } value ? JsonValue.Parse(value.Raw.Span) : null;
        Enum = [.. source.Enum.Select(e => e.IsEmpty ? JsonNull.Instance : JsonValue.Parse(e.Raw.Span))];
        Items = source.Items?.Single is { } items ? new(items) : null;
        _properties = source.Properties.ToFrozenDictionary(p => p.Key, p => new StructuralSchema(p.Value), StringComparer.Ordinal);
        PropertyNames = [.. source.Properties.Keys];
        AdditionalProperties = source.AdditionalProperties?.Single is { } additional ? new(additional) : null;
        AllOf = [.. source.AllOf.Select(s => new StructuralSchema(s))];
        AnyOf = [.. source.AnyOf.Select(s => new StructuralSchema(s))];
        OneOf = [.. source.OneOf.Select(s => new StructuralSchema(s))];
        Not = source.Not is { } not ? new(not) : null;
        PreservesUnknownFields = source.XKubernetesPreserveUnknownFields == true;
        IsEmbeddedResource = source.XKubernetesEmbeddedResource;
        if (source.Pattern.Length > 0)
        {
            Pattern = GoPattern.TryCompile(source.Pattern, out var error);
            PatternError = error;
        }
    }

    private StructuralSchema(StructuralSchema other, bool isEmbeddedResource)
    {
        Source = other.Source;
        Type = other.Type;
        Default = other.Default;
        Enum = other.Enum;
        Items = other.Items;
        _properties = other._properties;
        PropertyNames = other.PropertyNames;
        AdditionalProperties = other.AdditionalProperties;
        AllOf = other.AllOf;
        AnyOf = other.AnyOf;
        OneOf = other.OneOf;
        Not = other.Not;
        PreservesUnknownFields = other.PreservesUnknownFields;
        IsEmbeddedResource = isEmbeddedResource;
        Pattern = other.Pattern;
        PatternError = other.PatternError;
    }

    /// <summary>The schema that allows and knows nothing.</summary>
    public static StructuralSchema Empty { get; } = new(new JsonSchemaProps());

    /// <summary>The schema as it was declared; keywords without a property of their own are read here.</summary>
    public JsonSchemaProps Source { get; }

    /// <summary>The type; empty when there is none.</summary>
    public string Type { get; }

    /// <summary>Whether null is a value.</summary>
    public bool IsNullable => Source.Nullable;

    /// <summary>The default; null when there is none.</summary>
    public JsonValue? Default { get; }

    /// <summary>The allowed values; empty when all are.</summary>
    public IReadOnlyList<JsonValue> Enum { get; }

    /// <summary>The schema of elements.</summary>
    public StructuralSchema? Items { get; }

    /// <summary>The names of the declared properties, sorted.</summary>
    public IReadOnlyList<string> PropertyNames { get; }

    /// <summary>The schema of members that are not declared.</summary>
    public StructuralSchema? AdditionalProperties { get; }

    /// <summary>Whether members that are not declared are spoken of at all.</summary>
    public bool HasAdditionalProperties => Source.AdditionalProperties is not null;

    /// <summary>What must all be fulfilled.</summary>
    public IReadOnlyList<StructuralSchema> AllOf { get; }

    /// <summary>Of what one must be fulfilled.</summary>
    public IReadOnlyList<StructuralSchema> AnyOf { get; }

    /// <summary>Of what exactly one must be fulfilled.</summary>
    public IReadOnlyList<StructuralSchema> OneOf { get; }

    /// <summary>What must not be fulfilled.</summary>
    public StructuralSchema? Not { get; }

    /// <summary>Whether members that are not declared are kept.</summary>
    public bool PreservesUnknownFields { get; }

    /// <summary>Whether the value is an object with kind, apiVersion and metadata.</summary>
    public bool IsEmbeddedResource { get; }

    /// <summary>Whether the value is an integer or a string.</summary>
    public bool IsIntOrString => Source.XKubernetesIntOrString;

    /// <summary>The list type: <c>atomic</c>, <c>set</c> or <c>map</c>.</summary>
    public string ListType => Source.XKubernetesListType ?? "atomic";

    /// <summary>The keys of a list of type <c>map</c>.</summary>
    public ValueList<string> ListMapKeys => Source.XKubernetesListMapKeys;

    /// <summary>The map type: <c>atomic</c> or <c>granular</c>.</summary>
    public string MapType => Source.XKubernetesMapType ?? "granular";

    /// <summary>The compiled pattern; null when there is none, or a malformed one.</summary>
    internal Regex? Pattern { get; }

    /// <summary>What is wrong with the pattern; empty when nothing is.</summary>
    internal string PatternError { get; } = "";

    /// <summary>Makes a schema ready for use.</summary>
    /// <exception cref="Serialization.DecodingException">A default or an enum value is no JSON.</exception>
    public static StructuralSchema Compile(JsonSchemaProps source) => new(source);

    /// <summary>The schema of a declared property, or null.</summary>
    public StructuralSchema? Property(string name) => _properties.GetValueOrDefault(name);

    // The schema of a member, declared or not.
    internal StructuralSchema? Member(string name) => Property(name) ?? AdditionalProperties;

    /// <summary>The schema of the root of a resource, which has kind, apiVersion and metadata without saying so.</summary>
    internal StructuralSchema AsRoot() => IsEmbeddedResource ? this : new(this, isEmbeddedResource: true);
}

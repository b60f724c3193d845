using System.Collections.Generic;
using System.Linq;

namespace Dotnetes.Api.Generators;

/// <summary>One record that gets codecs.</summary>
internal sealed record TypeModel(string Namespace, string Name, IReadOnlyList<FieldModel> Fields)
{
    public string OpenApi { get; init; } = "";

    public string Description { get; init; } = "";

    public bool HasJson { get; init; }

    public bool HasProto { get; init; }

    public bool IsProto3 { get; init; }

    public bool Atomic { get; init; }

    public bool TypeMeta { get; init; }

    public bool IsKind { get; init; }

    public string Group { get; init; } = "";

    public string Version { get; init; } = "";

    public string Kind { get; init; } = "";

    public string Plural { get; init; } = "";

    public bool Namespaced { get; init; }

    public string ApiVersion => Group.Length == 0 ? Version : Group + "/" + Version;

    /// <summary>Whether the record has object metadata.</summary>
    public bool IsObject => IsKind && Fields.Any(f => f.Property == "Metadata" && !f.Nullable && f.Value.Type.EndsWith(".Meta.V1.ObjectMeta", System.StringComparison.Ordinal));

    /// <summary>The item type when the record is a typed list.</summary>
    public string? ItemType => IsKind && HasProto && Fields.Any(f => f.Property == "Metadata" && f.Value.Type.EndsWith(".Meta.V1.ListMeta", System.StringComparison.Ordinal))
        ? Fields.FirstOrDefault(f => f.Property == "Items" && f.Value.Items is { Shape: Shape.Message, IsStruct: false })?.Value.Items?.Type
        : null;
}

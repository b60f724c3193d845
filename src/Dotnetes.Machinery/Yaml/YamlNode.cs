namespace Dotnetes.Machinery.Yaml;

/// <summary>A node of a YAML document before its scalars are given a meaning and its aliases are expanded.</summary>
internal sealed class YamlNode(YamlNodeKind kind, int line)
{
    public YamlNodeKind Kind { get; } = kind;

    /// <summary>The line on which the node begins, from 1.</summary>
    public int Line { get; } = line;

    /// <summary>A scalar's text, or the name of the anchor that an alias refers to.</summary>
    public string Value { get; init; } = "";

    /// <summary>A scalar's tag; empty when it has none.</summary>
    public string Tag { get; init; } = "";

    /// <summary>Whether a scalar is plain, so that its text says what type it is.</summary>
    public bool IsImplicit { get; init; }

    /// <summary>The elements of a sequence, or the keys and values of a mapping in turn.</summary>
    public List<YamlNode> Children { get; } = kind is YamlNodeKind.Sequence or YamlNodeKind.Mapping ? [] : null!;

    /// <summary>What an alias refers to.</summary>
    public YamlNode? Target { get; init; }

    /// <summary>Whether this is the key <c>&lt;&lt;</c>, whose value is merged into the mapping.</summary>
    public bool IsMergeKey => Kind == YamlNodeKind.Scalar && Value == "<<" && (IsImplicit || Tag == YamlTag.Merge);
}

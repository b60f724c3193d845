namespace Dotnetes.Serialization.Attributes;

/// <summary>Names the group, version and kind of a record that can stand alone on the wire.</summary>
/// <param name="group">The API group; empty for the core group.</param>
/// <param name="version">The API version.</param>
/// <param name="kind">The kind.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class KindAttribute(string group, string version, string kind) : Attribute
{
    /// <summary>The API group; empty for the core group.</summary>
    public string Group { get; } = group;

    /// <summary>The API version.</summary>
    public string Version { get; } = version;

    /// <summary>The kind.</summary>
    public string Kind { get; } = kind;

    /// <summary>The plural resource name; empty when the kind is not a resource of its own.</summary>
    public string Plural { get; init; } = "";

    /// <summary>Whether objects live in namespaces.</summary>
    public bool Namespaced { get; init; }
}

using Dotnetes.Serialization.Collections;

namespace Dotnetes.Machinery.Schema;

/// <summary>Under which resource the objects of a kind are served.</summary>
/// <param name="Resource">The resource.</param>
/// <param name="Kind">The kind.</param>
/// <param name="Scope">Whether the objects live in namespaces.</param>
public sealed record RestMapping(GroupVersionResource Resource, GroupVersionKind Kind, RestScope Scope)
{
    /// <summary>The name of one object, such as <c>pod</c>; the kind in lower case unless set.</summary>
    public string Singular { get; init; } = Kind.Kind.ToLowerInvariant();

    /// <summary>Short names that people type, such as <c>po</c>.</summary>
    public ValueList<string> ShortNames { get; init; }
}

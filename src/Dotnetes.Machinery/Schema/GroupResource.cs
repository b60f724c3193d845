namespace Dotnetes.Machinery.Schema;

/// <summary>An API group and a resource of it, written <c>deployments.apps</c>.</summary>
/// <param name="Group">The group; empty for the legacy group.</param>
/// <param name="Resource">The resource, mostly in the plural.</param>
public readonly record struct GroupResource(string Group, string Resource)
{
    /// <summary>Whether both parts are empty.</summary>
    public bool IsEmpty => string.IsNullOrEmpty(Group) && string.IsNullOrEmpty(Resource);

    /// <summary>Reads <c>resource.group</c> or <c>resource</c>.</summary>
    public static GroupResource Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? new("", text) : new(text[(dot + 1)..], text[..dot]);
    }

    /// <summary>The resource in one version.</summary>
    public GroupVersionResource WithVersion(string version) => new(Group, version, Resource);

    /// <summary>The resource and the group with a dot between them.</summary>
    public override string ToString() => string.IsNullOrEmpty(Group) ? Resource ?? "" : $"{Resource}.{Group}";
}

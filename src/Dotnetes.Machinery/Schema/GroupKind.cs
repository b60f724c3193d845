namespace Dotnetes.Machinery.Schema;

/// <summary>An API group and a kind of it, written <c>Deployment.apps</c>.</summary>
/// <param name="Group">The group; empty for the legacy group.</param>
/// <param name="Kind">The kind.</param>
public readonly record struct GroupKind(string Group, string Kind)
{
    /// <summary>Whether both parts are empty.</summary>
    public bool IsEmpty => string.IsNullOrEmpty(Group) && string.IsNullOrEmpty(Kind);

    /// <summary>Reads <c>Kind.group</c> or <c>Kind</c>.</summary>
    public static GroupKind Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? new("", text) : new(text[(dot + 1)..], text[..dot]);
    }

    /// <summary>The kind in one version.</summary>
    public GroupVersionKind WithVersion(string version) => new(Group, version, Kind);

    /// <summary>The kind and the group with a dot between them.</summary>
    public override string ToString() => string.IsNullOrEmpty(Group) ? Kind ?? "" : $"{Kind}.{Group}";
}

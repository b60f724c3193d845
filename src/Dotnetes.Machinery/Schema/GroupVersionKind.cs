namespace Dotnetes.Machinery.Schema;

/// <summary>A kind of an API group in one version.</summary>
/// <param name="Group">The group; empty for the legacy group.</param>
/// <param name="Version">The version.</param>
/// <param name="Kind">The kind.</param>
public readonly record struct GroupVersionKind(string Group, string Version, string Kind)
{
    /// <summary>Whether all parts are empty.</summary>
    public bool IsEmpty => GroupVersion.IsEmpty && string.IsNullOrEmpty(Kind);

    /// <summary>The group and version, as in <c>apiVersion</c>.</summary>
    public GroupVersion GroupVersion => new(Group, Version);

    /// <summary>The kind without the version.</summary>
    public GroupKind GroupKind => new(Group, Kind);

    /// <summary>Takes an object's <c>apiVersion</c> and <c>kind</c>; group and version are empty when <paramref name="apiVersion"/> is malformed.</summary>
    public static GroupVersionKind FromApiVersionAndKind(string apiVersion, string kind)
    {
        GroupVersion.TryParse(apiVersion, out var groupVersion);
        return groupVersion.WithKind(kind);
    }

    /// <summary>Reads what people type, which may be <c>Kind.group</c> or <c>Kind.version.group</c>; the former is always possible.</summary>
    public static (GroupVersionKind? WithVersion, GroupKind WithoutVersion) ParseArgument(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = text.Split('.', 3);
        return (parts.Length == 3 ? new GroupVersionKind(parts[2], parts[1], parts[0]) : null, GroupKind.Parse(text));
    }

    /// <summary>The value as upstream shows it: <c>apps/v1, Kind=Deployment</c>.</summary>
    public override string ToString() => $"{Group}/{Version}, Kind={Kind}";
}

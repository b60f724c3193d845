namespace Dotnetes.Machinery.Schema;

/// <summary>A resource of an API group in one version.</summary>
/// <param name="Group">The group; empty for the legacy group.</param>
/// <param name="Version">The version.</param>
/// <param name="Resource">The resource, mostly in the plural.</param>
public readonly record struct GroupVersionResource(string Group, string Version, string Resource)
{
    /// <summary>Whether all parts are empty.</summary>
    public bool IsEmpty => GroupVersion.IsEmpty && string.IsNullOrEmpty(Resource);

    /// <summary>The group and version, as in <c>apiVersion</c>.</summary>
    public GroupVersion GroupVersion => new(Group, Version);

    /// <summary>The resource without the version.</summary>
    public GroupResource GroupResource => new(Group, Resource);

    /// <summary>Reads what people type, which may be <c>resource.group</c> or <c>resource.version.group</c>; the former is always possible.</summary>
    public static (GroupVersionResource? WithVersion, GroupResource WithoutVersion) ParseArgument(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = text.Split('.', 3);
        return (parts.Length == 3 ? new GroupVersionResource(parts[2], parts[1], parts[0]) : null, GroupResource.Parse(text));
    }

    /// <summary>The value as upstream shows it: <c>apps/v1, Resource=deployments</c>.</summary>
    public override string ToString() => $"{Group}/{Version}, Resource={Resource}";
}

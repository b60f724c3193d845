namespace Dotnetes.ApiServer.Authorization.Rbac;

/// <summary>A request as rule tables are asked for it: every key under which a rule that allows it may stand, hashed once.</summary>
internal readonly struct RuleQuery
{
    private const string All = "*";
    private static readonly int s_allHash = All.GetHashCode(StringComparison.Ordinal);
    private static readonly int s_emptyHash = "".GetHashCode(StringComparison.Ordinal);

    /// <summary>Prepares the questions.</summary>
    public RuleQuery(AuthorizationAttributes attributes)
    {
        IsResource = attributes.IsResource;
        Verb = attributes.Verb;
        Name = attributes.Name;
        Path = attributes.Path;
        if (!IsResource)
        {
            return;
        }

        var (resource, subresource) = (attributes.Resource, attributes.Subresource);
        HasSubresource = subresource.Length > 0;
        var group = attributes.Group;
        var groupHash = group.GetHashCode(StringComparison.Ordinal);
        var subresourceHash = HasSubresource ? subresource.GetHashCode(StringComparison.Ordinal) : s_emptyHash;
        GroupAnyWithSubresource = new(group, groupHash, All, s_allHash, subresource, subresourceHash);
        AnyAnyWithSubresource = new(All, s_allHash, All, s_allHash, subresource, subresourceHash);
        if (resource.Contains('/', StringComparison.Ordinal))
        {
            // Only reviews can ask so; the text is compared as a whole.
            (resource, subresource) = ResourceKey.Split(HasSubresource ? $"{resource}/{subresource}" : resource);
            subresourceHash = subresource.GetHashCode(StringComparison.Ordinal);
        }

        var resourceHash = resource.GetHashCode(StringComparison.Ordinal);
        GroupExact = new(group, groupHash, resource, resourceHash, subresource, subresourceHash);
        GroupAny = new(group, groupHash, All, s_allHash, "", s_emptyHash);
        AnyExact = new(All, s_allHash, resource, resourceHash, subresource, subresourceHash);
        AnyAny = new(All, s_allHash, All, s_allHash, "", s_emptyHash);
    }

    /// <summary>Whether a resource is meant, not a path.</summary>
    public bool IsResource { get; }

    /// <summary>Whether a subresource is meant.</summary>
    public bool HasSubresource { get; }

    /// <summary>The verb.</summary>
    public string Verb { get; }

    /// <summary>The object's name; empty for collections.</summary>
    public string Name { get; }

    /// <summary>The path.</summary>
    public string Path { get; }

    /// <summary>The resource itself.</summary>
    public ResourceKey GroupExact { get; }

    /// <summary>The subresource of all resources of the group.</summary>
    public ResourceKey GroupAnyWithSubresource { get; }

    /// <summary>All resources of the group.</summary>
    public ResourceKey GroupAny { get; }

    /// <summary>The resource in all groups.</summary>
    public ResourceKey AnyExact { get; }

    /// <summary>The subresource of all resources of all groups.</summary>
    public ResourceKey AnyAnyWithSubresource { get; }

    /// <summary>All resources of all groups.</summary>
    public ResourceKey AnyAny { get; }
}

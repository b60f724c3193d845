namespace Dotnetes.ApiServer.Authorization.Rbac;

/// <summary>
/// A group and a resource with its subresource, as a key whose hash is made once for all the tables that are asked. The asterisk
/// is a value like others here; which keys a request is looked up under decides what it means.
/// </summary>
internal readonly struct ResourceKey : IEquatable<ResourceKey>
{
    private readonly string _group;
    private readonly string _resource;
    private readonly string _subresource;
    private readonly int _hash;

    /// <summary>A key from its parts.</summary>
    public ResourceKey(string group, string resource, string subresource)
        : this(group, group.GetHashCode(StringComparison.Ordinal), resource, resource.GetHashCode(StringComparison.Ordinal), subresource, subresource.GetHashCode(StringComparison.Ordinal))
    {
    }

    /// <summary>A key from its parts and their hashes.</summary>
    public ResourceKey(string group, int groupHash, string resource, int resourceHash, string subresource, int subresourceHash)
    {
        _group = group;
        _resource = resource;
        _subresource = subresource;
        _hash = (((groupHash * 31) + resourceHash) * 31) + subresourceHash;
    }

    /// <summary>
    /// Splits what a rule or a request calls a resource at its first slash. A slash that begins or ends the text splits nothing: <c>*/</c> is a name that nothing
    /// has, not all resources.
    /// </summary>
    public static (string Resource, string Subresource) Split(string resource)
    {
        var at = resource.IndexOf('/', StringComparison.Ordinal);
        return at < 0 || at == resource.Length - 1 ? (resource, "") : (resource[..at], resource[(at + 1)..]);
    }

    /// <inheritdoc/>
    public bool Equals(ResourceKey other) => _hash == other._hash && _resource == other._resource && _group == other._group && _subresource == other._subresource;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ResourceKey other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _hash;
}

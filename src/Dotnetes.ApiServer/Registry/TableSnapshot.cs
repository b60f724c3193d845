using System.Collections.Frozen;
using Dotnetes.ApiServer.Resources;
using Dotnetes.Serialization.Schema;

namespace Dotnetes.ApiServer.Registry;

/// <summary>The resources served at one moment.</summary>
internal sealed class TableSnapshot
{
    private readonly FrozenDictionary<string, ResourceEndpoint[]> _byName;
    private readonly FrozenDictionary<string, VirtualResource[]> _virtual;
    private readonly FrozenDictionary<Type, ResourceEndpoint> _byType;
    private readonly FrozenSet<string> _groups;

    public TableSnapshot(IReadOnlyList<ResourceEndpoint> endpoints, IReadOnlyList<VirtualResource> virtualResources)
    {
        Endpoints = endpoints;
        Virtual = virtualResources;
        _virtual = virtualResources.GroupBy(v => v.Codec.Info.Plural, StringComparer.Ordinal).ToFrozenDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);
        Rows = [.. endpoints.Select(e => DiscoveryRow.Of(e.Definition)), .. virtualResources.Select(DiscoveryRow.Of)];
        _groups = Rows.Select(r => r.Info.Group).ToFrozenSet(StringComparer.Ordinal);
        _byName = endpoints.GroupBy(e => e.Definition.Info.Plural, StringComparer.Ordinal).ToFrozenDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);
        _byType = endpoints.GroupBy(e => e.Definition.Codec.Type).ToFrozenDictionary(g => g.Key, g => g.First());
    }

    /// <summary>No resources.</summary>
    public static TableSnapshot Empty { get; } = new([], []);

    /// <summary>The rows, in the order in which they were added.</summary>
    public IReadOnlyList<ResourceEndpoint> Endpoints { get; }

    /// <summary>The resources that are not stored.</summary>
    public IReadOnlyList<VirtualResource> Virtual { get; }

    /// <summary>All resources as discovery describes them.</summary>
    public IReadOnlyList<DiscoveryRow> Rows { get; }

    /// <summary>The resource of a URL that is not stored, or null.</summary>
    public VirtualResource? FindVirtual(string group, string version, string resource) =>
        Find(_virtual, group, version, resource, static v => v.Codec.Info);

    /// <summary>Whether any resource of a group is served.</summary>
    public bool HasGroup(string group) => _groups.Contains(group);

    /// <summary>What a row is found by.</summary>
    public static (string Group, string Version, string Resource) KeyOf(ResourceDefinition definition) =>
        (definition.Info.Group, definition.Info.Version, definition.Info.Plural);

    /// <summary>The row of a URL, or null.</summary>
    public ResourceEndpoint? Find(string group, string version, string resource) =>
        Find(_byName, group, version, resource, static e => e.Definition.Info);

    /// <summary>The row of a compiled kind, or null.</summary>
    public ResourceEndpoint? Find(Type type) => _byType.GetValueOrDefault(type);

    // Each request looks up its resource several times. Few resources share a name, so that those are looked through.
    private static T? Find<T>(FrozenDictionary<string, T[]> rows, string group, string version, string resource, Func<T, KindInfo> info)
        where T : class
    {
        foreach (var row in rows.GetValueOrDefault(resource) ?? [])
        {
            if (info(row) is var found && found.Group == group && found.Version == version)
            {
                return row;
            }
        }

        return null;
    }
}

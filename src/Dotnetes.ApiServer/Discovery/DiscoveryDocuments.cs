using System.Security.Cryptography;
using System.Text;
using Dotnetes.Api.ApiDiscovery.V2;
using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Registry;
using Dotnetes.ApiServer.Resources;
using Dotnetes.Machinery.Schema;
using GroupVersionKind = Dotnetes.Api.Meta.V1.GroupVersionKind;

namespace Dotnetes.ApiServer.Discovery;

/// <summary>All discovery documents of one state of the table of resources.</summary>
internal sealed class DiscoveryDocuments
{
    private readonly Dictionary<string, IReadOnlyList<IGrouping<string, DiscoveryRow>>> _groups;

    public DiscoveryDocuments(TableSnapshot table)
    {
        _groups = table.Rows
            .GroupBy(d => d.Info.Group)
            .OrderBy(g => GroupOrder.Of(g.Key))
            .ThenBy(g => g.Key, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => (IReadOnlyList<IGrouping<string, DiscoveryRow>>)[.. g.GroupBy(d => d.Info.Version).OrderBy(v => v.Key, VersionOrder.Instance)]);
        Core = new AggregatedDocument(Aggregate(_groups.Where(g => g.Key.Length == 0)));
        Groups = new AggregatedDocument(Aggregate(_groups.Where(g => g.Key.Length > 0)));
    }

    /// <summary>The core group, aggregated.</summary>
    public AggregatedDocument Core { get; }

    /// <summary>The other groups, aggregated.</summary>
    public AggregatedDocument Groups { get; }

    /// <summary>The versions of the core group.</summary>
    /// <param name="address">Host and port under which clients reach this server.</param>
    public ApiVersions Legacy(string address) => new()
    {
        Versions = _groups.TryGetValue("", out var versions) ? versions.Select(v => v.Key).ToValueList() : ["v1"],
        ServerAddressByClientCidrs = [new() { ClientCidr = "0.0.0.0/0", ServerAddress = address }],
    };

    /// <summary>The other groups.</summary>
    public ApiGroupList GroupList => new() { Groups = _groups.Keys.Where(g => g.Length > 0).Select(g => Group(g)!).Select(g => g with { Kind = "", ApiVersion = "" }).ToValueList() };

    /// <summary>What there is besides resources.</summary>
    /// <param name="others">Paths of others that are worth knowing.</param>
    public RootPaths Paths(IEnumerable<string> others) => new()
    {
        Paths = new[] { "/api", "/apis", "/apis/", "/flagz", "/healthz", "/livez", "/metrics", "/metrics/slis", "/openapi/v2", "/openapi/v3", "/openapi/v3/", "/readyz", "/statusz", "/version" }
            .Concat(others)
            .Concat(_groups.SelectMany(g => g.Value.Select(v => g.Key.Length == 0 ? $"/api/{v.Key}" : $"/apis/{g.Key}/{v.Key}")))
            .Concat(_groups.Keys.Where(g => g.Length > 0).Select(g => $"/apis/{g}"))
            .Order(StringComparer.Ordinal)
            .ToValueList(),
    };

    /// <summary>A group, or null.</summary>
    public ApiGroup? Group(string group)
    {
        if (group.Length == 0 || !_groups.TryGetValue(group, out var versions))
        {
            return null;
        }

        var named = versions.Select(v => new GroupVersionForDiscovery { GroupVersion = $"{group}/{v.Key}", Version = v.Key }).ToValueList();
        return new ApiGroup { Name = group, Versions = named, PreferredVersion = named[0] };
    }

    /// <summary>The resources of a version, or null.</summary>
    public ApiResourceList? Resources(string group, string version)
    {
        if (!_groups.TryGetValue(group, out var versions) || versions.FirstOrDefault(v => v.Key == version) is not { } definitions)
        {
            return null;
        }

        return new ApiResourceList
        {
            GroupVersion = group.Length == 0 ? version : $"{group}/{version}",
            Resources = definitions.OrderBy(d => d.Info.Plural, StringComparer.Ordinal).SelectMany(Describe).ToValueList(),
        };
    }

    private static IEnumerable<ApiResource> Describe(DiscoveryRow definition)
    {
        var info = definition.Info;
        yield return new ApiResource
        {
            Name = info.Plural,
            SingularName = definition.Singular,
            Namespaced = info.Namespaced,
            Kind = info.Kind,
            Verbs = definition.Verbs.Order(StringComparer.Ordinal).ToValueList(),
            ShortNames = definition.ShortNames.Count > 0 ? definition.ShortNames.ToValueList() : default,
            Categories = definition.Categories.Count > 0 ? definition.Categories.ToValueList() : default,
            StorageVersionHash = HashOf(definition),
        };
        foreach (var subresource in definition.Subresources.OrderBy(s => s.Name, StringComparer.Ordinal))
        {
            GroupVersion.TryParse(subresource.ApiVersion, out var own);
            yield return new ApiResource
            {
                Name = $"{info.Plural}/{subresource.Name}",
                SingularName = "",
                Namespaced = info.Namespaced,
                Group = subresource.ApiVersion.Length > 0 ? own.Group : "",
                Version = subresource.ApiVersion.Length > 0 ? own.Version : "",
                Kind = subresource.Kind,
                Verbs = subresource.Verbs.Order(StringComparer.Ordinal).ToValueList(),
            };
        }
    }

    // The first 8 bytes of SHA-256 over group/version/kind of the stored version.
    private static string HashOf(DiscoveryRow definition)
    {
        if (definition.StorageVersion.Length == 0)
        {
            return "";
        }

        GroupVersion.TryParse(definition.StorageVersion, out var stored);
        return Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes($"{stored.Group}/{stored.Version}/{definition.Info.Kind}")).AsSpan(0, 8));
    }

    private static ApiGroupDiscoveryList Aggregate(IEnumerable<KeyValuePair<string, IReadOnlyList<IGrouping<string, DiscoveryRow>>>> groups) => new()
    {
        Items = groups.Select(g => new ApiGroupDiscovery
        {
            Metadata = new ObjectMeta { Name = g.Key },
            Versions = g.Value.Select(v => new ApiVersionDiscovery
            {
                Version = v.Key,
                Freshness = DiscoveryFreshness.Current,
                Resources = v.OrderBy(d => d.Info.Plural, StringComparer.Ordinal).Select(Discover).ToValueList(),
            }).ToValueList(),
        }).ToValueList(),
    };

    private static ApiResourceDiscovery Discover(DiscoveryRow definition)
    {
        var info = definition.Info;
        return new ApiResourceDiscovery
        {
            Resource = info.Plural,
            ResponseKind = new GroupVersionKind { Kind = info.Kind },
            Scope = info.Namespaced ? ResourceScope.Namespaced : ResourceScope.Cluster,
            SingularResource = definition.Singular,
            Verbs = definition.Verbs.Order(StringComparer.Ordinal).ToValueList(),
            ShortNames = definition.ShortNames.Count > 0 ? definition.ShortNames.ToValueList() : default,
            Categories = definition.Categories.Count > 0 ? definition.Categories.ToValueList() : default,
            Subresources = definition.Subresources.Count == 0 ? default : definition.Subresources.OrderBy(s => s.Name, StringComparer.Ordinal).Select(s => Discover(definition, s)).ToValueList(),
        };
    }

    private static ApiSubresourceDiscovery Discover(DiscoveryRow definition, SubresourceDefinition subresource)
    {
        // A kind of the same group and version is told by its name alone, as in the lists that these documents are made from.
        string group = "", version = "";
        if (subresource.ApiVersion.Length > 0 && GroupVersion.TryParse(subresource.ApiVersion, out var own))
        {
            (group, version) = (own.Group, own.Version);
        }

        return new ApiSubresourceDiscovery
        {
            Subresource = subresource.Name,
            ResponseKind = new GroupVersionKind { Group = group, Version = version, Kind = subresource.Kind },
            Verbs = subresource.Verbs.Order(StringComparer.Ordinal).ToValueList(),
        };
    }
}

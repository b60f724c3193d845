using System.Collections.Frozen;
using Dotnetes.Machinery.Schema;

namespace Dotnetes.Client.Discovery;

/// <summary>What a server offers at one moment. Subresources are left out.</summary>
public sealed class DiscoveredApi
{
    private readonly FrozenDictionary<(string ApiVersion, string Kind), DiscoveredResource> _byKind;

    /// <summary>Creates it.</summary>
    /// <param name="resources">The resources in all versions, those of a group together and its preferred version first.</param>
    /// <param name="stale">The versions whose server does not answer at present; what is known of them may be out of date or nothing.</param>
    public DiscoveredApi(IReadOnlyList<DiscoveredResource> resources, IReadOnlyCollection<GroupVersion> stale)
    {
        Resources = resources;
        Stale = stale;
        Preferred = [.. resources.GroupBy(r => (r.Name.Group, r.Name.Resource)).Select(g => g.First())];
        _byKind = resources.GroupBy(r => (r.ApiVersion, r.Kind)).ToFrozenDictionary(g => g.Key, g => g.First());
    }

    /// <summary>The resources in all versions.</summary>
    public IReadOnlyList<DiscoveredResource> Resources { get; }

    /// <summary>Each resource once: in the preferred version of its group, or the next one that has it.</summary>
    public IReadOnlyList<DiscoveredResource> Preferred { get; }

    /// <summary>The versions whose server does not answer at present.</summary>
    public IReadOnlyCollection<GroupVersion> Stale { get; }

    /// <summary>Whether the server of a resource does not answer at present.</summary>
    public bool IsStale(DiscoveredResource resource) => Stale.Contains(new GroupVersion(resource.Name.Group, resource.Name.Version));

    /// <summary>The resource that holds objects of a kind, or null.</summary>
    public DiscoveredResource? Find(string apiVersion, string kind) => _byKind.GetValueOrDefault((apiVersion, kind));
}

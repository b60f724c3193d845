using Dotnetes.Api.ApiDiscovery.V2;
using Dotnetes.Machinery.Schema;

namespace Dotnetes.Client.Discovery;

/// <summary>Asks a server what it offers, by the two aggregated documents (KEP-3352).</summary>
public static class ApiDiscovery
{
    private static readonly string[] s_paths = ["/api", "/apis"];

    /// <summary>Reads both documents.</summary>
    /// <exception cref="KubeTransportException">The server could not be reached, or has no aggregated discovery.</exception>
    public static async ValueTask<DiscoveredApi> Read(IKubeClient client, CancellationToken cancellationToken = default)
    {
        var resources = new List<DiscoveredResource>();
        var stale = new List<GroupVersion>();
        foreach (var path in s_paths)
        {
            Add(await Groups(client, path, cancellationToken), resources, stale);
        }

        return new(resources, stale);
    }

    private static async ValueTask<IEnumerable<ApiGroupDiscovery>> Groups(IKubeClient client, string path, CancellationToken cancellationToken)
    {
        var response = await client.Send(new KubeRequest { Verb = "get", Version = "", Resource = "", Path = path }, cancellationToken);
        return response.Value switch
        {
            ApiGroupDiscoveryList list => list.Items,
            KubeObjectList { Items: var items } => items.OfType<ApiGroupDiscovery>(),
            _ => throw new KubeTransportException($"the server's answer to {path} is no aggregated discovery document"),
        };
    }

    private static void Add(IEnumerable<ApiGroupDiscovery> groups, List<DiscoveredResource> resources, List<GroupVersion> stale)
    {
        foreach (var group in groups)
        {
            foreach (var version in group.Versions)
            {
                var groupVersion = new GroupVersion(group.Metadata.Name, version.Version);
                if (version.Freshness == DiscoveryFreshness.Stale)
                {
                    stale.Add(groupVersion);
                }

                foreach (var resource in version.Resources)
                {
                    // A resource without a kind exists for its subresources only.
                    if (resource.ResponseKind is { Kind.Length: > 0 } kind)
                    {
                        var name = new GroupVersionResource(groupVersion.Group, groupVersion.Version, resource.Resource);
                        resources.Add(new(name, kind.Kind, resource.Scope == ResourceScope.Namespaced, resource.Verbs));
                    }
                }
            }
        }
    }
}

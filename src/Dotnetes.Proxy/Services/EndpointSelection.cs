namespace Dotnetes.Proxy.Services;

/// <summary>Which endpoints the traffic of a service port goes to, as seen from one node.</summary>
/// <param name="Cluster">For traffic that may go to any node; empty when the port has no such traffic.</param>
/// <param name="Local">For traffic that stays on the node; empty when the port has no such traffic.</param>
/// <param name="HasAny">Whether the port has usable endpoints at all, perhaps on other nodes only.</param>
public sealed record EndpointSelection(IReadOnlyList<ServiceEndpoint> Cluster, IReadOnlyList<ServiceEndpoint> Local, bool HasAny)
{
    /// <summary>
    /// Chooses. Ready endpoints are used; where there are none, those that end but still serve (KEP-1669). Hints narrow the choice for traffic that
    /// may go anywhere when every ready endpoint has them and at least one is meant for this node, or else for its zone.
    /// </summary>
    public static EndpointSelection Choose(ServiceFrontend frontend, IReadOnlyList<ServiceEndpoint> endpoints, string node, string zone)
    {
        IReadOnlyList<ServiceEndpoint> cluster = frontend.UsesCluster ? Narrow(Usable(endpoints), node, zone) : [];
        if (!frontend.UsesLocal)
        {
            return new(cluster, [], cluster.Count > 0);
        }

        IReadOnlyList<ServiceEndpoint> local = Usable(endpoints.Where(e => e.IsLocal));
        return new(cluster, local, Usable(endpoints).Count > 0);
    }

    private static IReadOnlyList<ServiceEndpoint> Usable(IEnumerable<ServiceEndpoint> endpoints)
    {
        var ready = new List<ServiceEndpoint>();
        var ending = new List<ServiceEndpoint>();
        foreach (var endpoint in endpoints)
        {
            if (endpoint.IsReady)
            {
                ready.Add(endpoint);
            }
            else if (endpoint is { IsServing: true, IsTerminating: true })
            {
                ending.Add(endpoint);
            }
        }

        return ready.Count > 0 ? ready : ending;
    }

    private static IReadOnlyList<ServiceEndpoint> Narrow(IReadOnlyList<ServiceEndpoint> endpoints, string node, string zone)
    {
        if (endpoints.Count == 0 || !endpoints[0].IsReady)
        {
            return endpoints;
        }

        return Hinted(endpoints, e => e.Nodes, node) ?? Hinted(endpoints, e => e.Zones, zone) ?? endpoints;
    }

    private static List<ServiceEndpoint>? Hinted(IReadOnlyList<ServiceEndpoint> endpoints, Func<ServiceEndpoint, ValueList<string>> hints, string place)
    {
        if (place.Length == 0 || endpoints.Any(e => hints(e).IsEmpty))
        {
            return null;
        }

        var meant = endpoints.Where(e => hints(e).Contains(place)).ToList();
        return meant.Count > 0 ? meant : null;
    }
}

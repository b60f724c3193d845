namespace Dotnetes.ApiServer.Resources.Discovery;

/// <summary>The resources of the discovery.k8s.io group.</summary>
internal static class DiscoveryResources
{
    /// <summary>Makes the table; strategies that hold state are made anew.</summary>
    public static IEnumerable<ResourceDefinition> Create() =>
    [
        ResourceDefinition.Of(
            new EndpointSliceStrategy(),
            "endpointslice",
            "endpointslices"),
    ];
}

namespace Dotnetes.ApiServer.Resources.Coordination;

/// <summary>The resources of the coordination.k8s.io group.</summary>
internal static class CoordinationResources
{
    /// <summary>Makes the table; strategies that hold state are made anew.</summary>
    public static IEnumerable<ResourceDefinition> Create() =>
    [
        ResourceDefinition.Of(
            new LeaseStrategy(),
            "lease",
            "leases"),
    ];
}

namespace Dotnetes.ApiServer.Resources.DeviceAllocation;

/// <summary>The resources of the resource.k8s.io group.</summary>
internal static class DeviceAllocationResources
{
    /// <summary>Makes the table; strategies that hold state are made anew.</summary>
    public static IEnumerable<ResourceDefinition> Create() =>
    [
        ResourceDefinition.Of(
            new DeviceClassStrategy(),
            "deviceclass",
            "deviceclasses"),
        ResourceDefinition.Of(
            new ResourceClaimStrategy(),
            "resourceclaim",
            "resourceclaims",
            subresources: [SubresourceDefinition.Status("ResourceClaim")]),
        ResourceDefinition.Of(
            new ResourceClaimTemplateStrategy(),
            "resourceclaimtemplate",
            "resourceclaimtemplates"),
        ResourceDefinition.Of(
            new ResourceSliceStrategy(),
            "resourceslice",
            "resourceslices"),
    ];
}

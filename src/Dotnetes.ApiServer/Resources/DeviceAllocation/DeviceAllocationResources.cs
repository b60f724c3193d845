using Dotnetes.Api.Resource.V1;

namespace Dotnetes.ApiServer.Resources.DeviceAllocation;

/// <summary>The resources of the resource.k8s.io group.</summary>
internal static class DeviceAllocationResources
{
    /// <summary>Makes the table; strategies that hold state are made anew.</summary>
    public static IEnumerable<ResourceDefinition> Create() =>
    [
        ResourceDefinition.Of(
            new PlainStrategy<DeviceClass>(),
            "deviceclass",
            "deviceclasses"),
        ResourceDefinition.Of(
            new StatusStrategy<ResourceClaim, ResourceClaimSpec, ResourceClaimStatus>(v => v.Spec, (v, s) => v with { Spec = s }, v => v.Status, (v, s) => v with { Status = s }, ResourceClaimStatus.Empty),
            "resourceclaim",
            "resourceclaims",
            subresources: [SubresourceDefinition.Status("ResourceClaim")]),
        ResourceDefinition.Of(
            new PlainStrategy<ResourceClaimTemplate>(),
            "resourceclaimtemplate",
            "resourceclaimtemplates"),
        ResourceDefinition.Of(
            new PlainStrategy<ResourceSlice>(),
            "resourceslice",
            "resourceslices"),
    ];
}

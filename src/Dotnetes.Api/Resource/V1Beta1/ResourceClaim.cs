namespace Dotnetes.Api.Resource.V1Beta1;

/// <summary>A request for devices on behalf of one or more pods, together with the result of allocating them.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1beta1.ResourceClaim", TypeMeta = true)]
[Kind("resource.k8s.io", "v1beta1", "ResourceClaim", Plural = "resourceclaims", Namespaced = true)]
public sealed partial record ResourceClaim
{
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    [Field("spec", 2, Required = true, Default = "{}")]
    public ResourceClaimSpec Spec { get; init; } = ResourceClaimSpec.Empty;

    [Field("status", 3, Default = "{}")]
    public ResourceClaimStatus Status { get; init; } = ResourceClaimStatus.Empty;
}

/// <summary>States which devices a claim asks for.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1beta1.ResourceClaimSpec")]
public sealed partial record ResourceClaimSpec
{
    [Field("devices", 1, Default = "{}")]
    public DeviceClaim Devices { get; init; } = DeviceClaim.Empty;
}

/// <summary>Observed state of a claim: the allocation, its consumers and the state of its devices.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1beta1.ResourceClaimStatus")]
public sealed partial record ResourceClaimStatus
{
    [Field("allocation", 1)]
    public AllocationResult? Allocation { get; init; }

    [Field("reservedFor", 2, List = "map", Keys = "uid", Patch = "merge", MergeKey = "uid")]
    public ValueList<ResourceClaimConsumerReference> ReservedFor { get; init; }

    [Field("devices", 4, List = "map", Keys = "driver,device,pool,shareID", Gate = "DRAResourceClaimDeviceStatus")]
    public ValueList<AllocatedDeviceStatus> Devices { get; init; }
}

/// <summary>A list of ResourceClaim objects.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1beta1.ResourceClaimList", TypeMeta = true)]
[Kind("resource.k8s.io", "v1beta1", "ResourceClaimList")]
public sealed partial record ResourceClaimList
{
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<ResourceClaim> Items { get; init; }
}

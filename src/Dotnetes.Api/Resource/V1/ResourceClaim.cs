namespace Dotnetes.Api.Resource.V1;

/// <summary>A request for devices on behalf of one or more pods, together with the result of allocating them.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1.ResourceClaim", TypeMeta = true)]
[Kind("resource.k8s.io", "v1", "ResourceClaim", Plural = "resourceclaims", Namespaced = true)]
public sealed partial record ResourceClaim
{
    /// <summary>Standard object metadata, such as the name, labels and annotations.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    /// <summary>What is requested and how it shall be configured; immutable after creation.</summary>
    [Field("spec", 2, Required = true, Default = "{}")]
    public ResourceClaimSpec Spec { get; init; } = ResourceClaimSpec.Empty;

    /// <summary>Whether the claim is allocated, which devices it got and who uses it.</summary>
    [Field("status", 3, Default = "{}")]
    public ResourceClaimStatus Status { get; init; } = ResourceClaimStatus.Empty;
}

/// <summary>States which devices a claim asks for.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1.ResourceClaimSpec")]
public sealed partial record ResourceClaimSpec
{
    /// <summary>The device requests of this claim, with constraints and configuration.</summary>
    [Field("devices", 1, Default = "{}")]
    public DeviceClaim Devices { get; init; } = DeviceClaim.Empty;
}

/// <summary>Observed state of a claim: the allocation, its consumers and the state of its devices.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1.ResourceClaimStatus")]
public sealed partial record ResourceClaimStatus
{
    /// <summary>The allocated devices; present once the claim has been allocated.</summary>
    [Field("allocation", 1)]
    public AllocationResult? Allocation { get; init; }

    /// <summary>Consumers, normally pods, that may use the claim now; it cannot be deallocated while any remain.</summary>
    [Field("reservedFor", 2, List = "map", Keys = "uid", Patch = "merge", MergeKey = "uid")]
    public ValueList<ResourceClaimConsumerReference> ReservedFor { get; init; }

    /// <summary>State that drivers report for each allocated device.</summary>
    [Field("devices", 4, List = "map", Keys = "driver,device,pool,shareID", Gate = "DRAResourceClaimDeviceStatus")]
    public ValueList<AllocatedDeviceStatus> Devices { get; init; }
}

/// <summary>A list of ResourceClaim objects.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1.ResourceClaimList", TypeMeta = true)]
[Kind("resource.k8s.io", "v1", "ResourceClaimList")]
public sealed partial record ResourceClaimList
{
    /// <summary>Standard list metadata, including the resource version of the snapshot.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    /// <summary>The ResourceClaim objects contained in this list.</summary>
    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<ResourceClaim> Items { get; init; }
}

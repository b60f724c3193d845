namespace Dotnetes.Api.Resource.V1Beta2;

/// <summary>Translates an allocated device into an amount of an ordinary node resource.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1beta2.NodeAllocatableResourceMapping")]
public sealed partial record NodeAllocatableResourceMapping
{
    [Field("capacityKey", 1)]
    public string? CapacityKey { get; init; }

    [Field("allocationMultiplier", 2)]
    public Quantity? AllocationMultiplier { get; init; }
}

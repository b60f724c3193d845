namespace Dotnetes.Api.Resource.V1;

/// <summary>Translates an allocated device into an amount of an ordinary node resource.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1.NodeAllocatableResourceMapping")]
public sealed partial record NodeAllocatableResourceMapping
{
    /// <summary>Name of the device capacity whose consumed amount is the base of the calculation.</summary>
    [Field("capacityKey", 1)]
    public string? CapacityKey { get; init; }

    /// <summary>Factor applied to the consumed capacity, or to one device when no capacity is named.</summary>
    [Field("allocationMultiplier", 2)]
    public Quantity? AllocationMultiplier { get; init; }
}

namespace Dotnetes.Api.Resource.V1Beta1;

/// <summary>One request within a claim: either inline device criteria or a list of alternatives.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1beta1.DeviceRequest")]
public sealed partial record DeviceRequest
{
    [Field("name", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Name { get; init; } = "";

    [Field("deviceClassName", 2, Omit = Omit.Never, Default = "\"\"")]
    public string DeviceClassName { get; init; } = "";

    [Field("selectors", 3, List = "atomic")]
    public ValueList<DeviceSelector> Selectors { get; init; }

    [Field("allocationMode", 4, Enum = "All|ExactCount")]
    public string AllocationMode { get; init; } = "";

    [Field("count", 5)]
    public long Count { get; init; }

    [Field("adminAccess", 6, Gate = "DRAAdminAccess")]
    public bool? AdminAccess { get; init; }

    [Field("firstAvailable", 7, List = "atomic", Gate = "DRAPrioritizedList")]
    public ValueList<DeviceSubRequest> FirstAvailable { get; init; }

    [Field("tolerations", 8, List = "atomic", Gate = "DRADeviceTaints")]
    public ValueList<DeviceToleration> Tolerations { get; init; }

    [Field("capacity", 9, Gate = "DRAConsumableCapacity")]
    public CapacityRequirements? Capacity { get; init; }
}

namespace Dotnetes.Api.Resource.V1Beta2;

/// <summary>A request that can be satisfied in one way only.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1beta2.ExactDeviceRequest")]
public sealed partial record ExactDeviceRequest
{
    [Field("deviceClassName", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string DeviceClassName { get; init; } = "";

    [Field("selectors", 2, List = "atomic")]
    public ValueList<DeviceSelector> Selectors { get; init; }

    [Field("allocationMode", 3, Enum = "All|ExactCount")]
    public string AllocationMode { get; init; } = "";

    [Field("count", 4)]
    public long Count { get; init; }

    [Field("adminAccess", 5, Gate = "DRAAdminAccess")]
    public bool? AdminAccess { get; init; }

    [Field("tolerations", 6, List = "atomic", Gate = "DRADeviceTaints")]
    public ValueList<DeviceToleration> Tolerations { get; init; }

    [Field("capacity", 7, Gate = "DRAConsumableCapacity")]
    public CapacityRequirements? Capacity { get; init; }
}

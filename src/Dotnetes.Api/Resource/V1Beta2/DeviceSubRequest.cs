namespace Dotnetes.Api.Resource.V1Beta2;

/// <summary>One alternative of a prioritized request.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1beta2.DeviceSubRequest")]
public sealed partial record DeviceSubRequest
{
    [Field("name", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Name { get; init; } = "";

    [Field("deviceClassName", 2, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string DeviceClassName { get; init; } = "";

    [Field("selectors", 3, List = "atomic")]
    public ValueList<DeviceSelector> Selectors { get; init; }

    [Field("allocationMode", 4, Enum = "All|ExactCount")]
    public string AllocationMode { get; init; } = "";

    [Field("count", 5)]
    public long Count { get; init; }

    [Field("tolerations", 6, List = "atomic", Gate = "DRADeviceTaints")]
    public ValueList<DeviceToleration> Tolerations { get; init; }

    [Field("capacity", 7, Gate = "DRAConsumableCapacity")]
    public CapacityRequirements? Capacity { get; init; }
}

namespace Dotnetes.Api.Resource.V1;

/// <summary>A request that can be satisfied in one way only.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1.ExactDeviceRequest")]
public sealed partial record ExactDeviceRequest
{
    /// <summary>The DeviceClass whose selectors and configuration the request builds on.</summary>
    [Field("deviceClassName", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string DeviceClassName { get; init; } = "";

    /// <summary>Further criteria a device must meet in addition to those of the class.</summary>
    [Field("selectors", 2, List = "atomic")]
    public ValueList<DeviceSelector> Selectors { get; init; }

    /// <summary>Whether a fixed number of devices or all matching devices of a pool are wanted.</summary>
    [Field("allocationMode", 3, Enum = "All|ExactCount")]
    public string AllocationMode { get; init; } = "";

    /// <summary>Number of devices wanted in ExactCount mode; one if not given.</summary>
    [Field("count", 4)]
    public long Count { get; init; }

    /// <summary>True for monitoring or maintenance access that ignores other allocations; needs a specially labelled namespace.</summary>
    [Field("adminAccess", 5, Gate = "DRAAdminAccess")]
    public bool? AdminAccess { get; init; }

    /// <summary>Device taints that this request accepts.</summary>
    [Field("tolerations", 6, List = "atomic", Gate = "DRADeviceTaints")]
    public ValueList<DeviceToleration> Tolerations { get; init; }

    /// <summary>Amounts needed from each device, for selection and for sharing of capacity.</summary>
    [Field("capacity", 7, Gate = "DRAConsumableCapacity")]
    public CapacityRequirements? Capacity { get; init; }
}

namespace Dotnetes.Api.Resource.V1;

/// <summary>One alternative of a prioritized request.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1.DeviceSubRequest")]
public sealed partial record DeviceSubRequest
{
    /// <summary>Name of the alternative; the full reference is the request name, a slash and this name.</summary>
    [Field("name", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Name { get; init; } = "";

    /// <summary>The DeviceClass whose selectors and configuration this alternative builds on.</summary>
    [Field("deviceClassName", 2, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string DeviceClassName { get; init; } = "";

    /// <summary>Further criteria a device must meet in addition to those of the class.</summary>
    [Field("selectors", 3, List = "atomic")]
    public ValueList<DeviceSelector> Selectors { get; init; }

    /// <summary>Whether a fixed number of devices or all matching devices of a pool are wanted.</summary>
    [Field("allocationMode", 4, Enum = "All|ExactCount")]
    public string AllocationMode { get; init; } = "";

    /// <summary>Number of devices wanted in ExactCount mode; one if not given.</summary>
    [Field("count", 5)]
    public long Count { get; init; }

    /// <summary>Device taints that this alternative accepts.</summary>
    [Field("tolerations", 6, List = "atomic", Gate = "DRADeviceTaints")]
    public ValueList<DeviceToleration> Tolerations { get; init; }

    /// <summary>Amounts needed from each device, for selection and for sharing of capacity.</summary>
    [Field("capacity", 7, Gate = "DRAConsumableCapacity")]
    public CapacityRequirements? Capacity { get; init; }
}

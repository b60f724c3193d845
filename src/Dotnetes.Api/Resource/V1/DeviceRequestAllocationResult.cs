namespace Dotnetes.Api.Resource.V1;

/// <summary>One allocated device and the request it serves.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1.DeviceRequestAllocationResult")]
public sealed partial record DeviceRequestAllocationResult
{
    /// <summary>The request served, with the alternative after a slash when there was a choice.</summary>
    [Field("request", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Request { get; init; } = "";

    /// <summary>The driver that manages the device and is called to prepare it.</summary>
    [Field("driver", 2, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Driver { get; init; } = "";

    /// <summary>Pool of the driver to which the device belongs.</summary>
    [Field("pool", 3, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Pool { get; init; } = "";

    /// <summary>Name of the allocated device within its pool.</summary>
    [Field("device", 4, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Device { get; init; } = "";

    /// <summary>True when the device was allocated for administrative access, in parallel to other users.</summary>
    [Field("adminAccess", 5, Gate = "DRAAdminAccess")]
    public bool? AdminAccess { get; init; }

    /// <summary>Tolerations copied from the request at the time of allocation.</summary>
    [Field("tolerations", 6, List = "atomic", Gate = "DRADeviceTaints")]
    public ValueList<DeviceToleration> Tolerations { get; init; }

    /// <summary>Conditions that must become true before binding, copied from the device.</summary>
    [Field("bindingConditions", 7, List = "atomic", Gate = "DRADeviceBindingConditions,DRAResourceClaimDeviceStatus")]
    public ValueList<string> BindingConditions { get; init; }

    /// <summary>Conditions that make binding fail, copied from the device.</summary>
    [Field("bindingFailureConditions", 8, List = "atomic", Gate = "DRADeviceBindingConditions,DRAResourceClaimDeviceStatus")]
    public ValueList<string> BindingFailureConditions { get; init; }

    /// <summary>Identifies this share of a device that several requests use at once.</summary>
    [Field("shareID", 9, Gate = "DRAConsumableCapacity")]
    public string? ShareID { get; init; }

    /// <summary>Amount of each capacity this allocation takes from a shared device, after rounding.</summary>
    [Field("consumedCapacity", 10, Gate = "DRAConsumableCapacity")]
    public ValueMap<Quantity> ConsumedCapacity { get; init; }
}

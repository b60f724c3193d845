namespace Dotnetes.Api.Resource.V1Beta2;

/// <summary>One allocated device and the request it serves.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1beta2.DeviceRequestAllocationResult")]
public sealed partial record DeviceRequestAllocationResult
{
    [Field("request", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Request { get; init; } = "";

    [Field("driver", 2, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Driver { get; init; } = "";

    [Field("pool", 3, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Pool { get; init; } = "";

    [Field("device", 4, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Device { get; init; } = "";

    [Field("adminAccess", 5, Gate = "DRAAdminAccess")]
    public bool? AdminAccess { get; init; }

    [Field("tolerations", 6, List = "atomic", Gate = "DRADeviceTaints")]
    public ValueList<DeviceToleration> Tolerations { get; init; }

    [Field("bindingConditions", 7, List = "atomic", Gate = "DRADeviceBindingConditions,DRAResourceClaimDeviceStatus")]
    public ValueList<string> BindingConditions { get; init; }

    [Field("bindingFailureConditions", 8, List = "atomic", Gate = "DRADeviceBindingConditions,DRAResourceClaimDeviceStatus")]
    public ValueList<string> BindingFailureConditions { get; init; }

    [Field("shareID", 9, Gate = "DRAConsumableCapacity")]
    public string? ShareID { get; init; }

    [Field("consumedCapacity", 10, Gate = "DRAConsumableCapacity")]
    public ValueMap<Quantity> ConsumedCapacity { get; init; }
}

namespace Dotnetes.Api.Resource.V1;

/// <summary>One capacity of a device, with optional rules for requesting shares of it.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1.DeviceCapacity")]
public sealed partial record DeviceCapacity
{
    /// <summary>Total amount of this capacity that the device has.</summary>
    [Field("value", 1, Required = true)]
    public Quantity Value { get; init; }

    /// <summary>Rules for the amount one request may consume, for devices that allow multiple allocations.</summary>
    [Field("requestPolicy", 2, Gate = "DRAConsumableCapacity")]
    public CapacityRequestPolicy? RequestPolicy { get; init; }
}

namespace Dotnetes.Api.Resource.V1Beta2;

/// <summary>One capacity of a device, with optional rules for requesting shares of it.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1beta2.DeviceCapacity")]
public sealed partial record DeviceCapacity
{
    [Field("value", 1, Required = true)]
    public Quantity Value { get; init; }

    [Field("requestPolicy", 2, Gate = "DRAConsumableCapacity")]
    public CapacityRequestPolicy? RequestPolicy { get; init; }
}

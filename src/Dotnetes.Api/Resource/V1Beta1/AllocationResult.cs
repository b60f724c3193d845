namespace Dotnetes.Api.Resource.V1Beta1;

/// <summary>What was allocated to a claim and where it can be used.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1beta1.AllocationResult")]
public sealed partial record AllocationResult
{
    [Field("devices", 1, Default = "{}")]
    public DeviceAllocationResult Devices { get; init; } = DeviceAllocationResult.Empty;

    [Field("nodeSelector", 3)]
    public Core.V1.NodeSelector? NodeSelector { get; init; }

    [Field("allocationTimestamp", 5, Gate = "DRADeviceBindingConditions,DRAResourceClaimDeviceStatus")]
    public Time? AllocationTimestamp { get; init; }
}

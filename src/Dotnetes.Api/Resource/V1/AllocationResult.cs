namespace Dotnetes.Api.Resource.V1;

/// <summary>What was allocated to a claim and where it can be used.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1.AllocationResult")]
public sealed partial record AllocationResult
{
    /// <summary>The devices chosen for each request and their configuration.</summary>
    [Field("devices", 1, Default = "{}")]
    public DeviceAllocationResult Devices { get; init; } = DeviceAllocationResult.Empty;

    /// <summary>Nodes on which the allocated devices are usable; all nodes if not set.</summary>
    [Field("nodeSelector", 3)]
    public Core.V1.NodeSelector? NodeSelector { get; init; }

    /// <summary>When the allocation was made, used for binding timeouts.</summary>
    [Field("allocationTimestamp", 5, Gate = "DRADeviceBindingConditions,DRAResourceClaimDeviceStatus")]
    public Time? AllocationTimestamp { get; init; }
}

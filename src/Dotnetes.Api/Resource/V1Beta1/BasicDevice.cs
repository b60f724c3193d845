namespace Dotnetes.Api.Resource.V1Beta1;

/// <summary>Attributes, capacities and further properties of a device instance.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1beta1.BasicDevice")]
public sealed partial record BasicDevice
{
    [Field("attributes", 1)]
    public ValueMap<DeviceAttribute> Attributes { get; init; }

    [Field("capacity", 2)]
    public ValueMap<DeviceCapacity> Capacity { get; init; }

    [Field("consumesCounters", 3, List = "atomic", Gate = "DRAPartitionableDevices")]
    public ValueList<DeviceCounterConsumption> ConsumesCounters { get; init; }

    [Field("nodeName", 4, Gate = "DRAPartitionableDevices")]
    public string? NodeName { get; init; }

    [Field("nodeSelector", 5)]
    public Core.V1.NodeSelector? NodeSelector { get; init; }

    [Field("allNodes", 6, Gate = "DRAPartitionableDevices")]
    public bool? AllNodes { get; init; }

    [Field("taints", 7, List = "atomic", Gate = "DRADeviceTaints")]
    public ValueList<DeviceTaint> Taints { get; init; }

    [Field("bindsToNode", 8, Gate = "DRADeviceBindingConditions,DRAResourceClaimDeviceStatus")]
    public bool? BindsToNode { get; init; }

    [Field("bindingConditions", 9, List = "atomic", Gate = "DRADeviceBindingConditions,DRAResourceClaimDeviceStatus")]
    public ValueList<string> BindingConditions { get; init; }

    [Field("bindingFailureConditions", 10, List = "atomic", Gate = "DRADeviceBindingConditions,DRAResourceClaimDeviceStatus")]
    public ValueList<string> BindingFailureConditions { get; init; }

    [Field("allowMultipleAllocations", 11, Gate = "DRAConsumableCapacity")]
    public bool? AllowMultipleAllocations { get; init; }

    [Field("nodeAllocatableResourceMappings", 12, Gate = "DRANodeAllocatableResources")]
    public ValueMap<NodeAllocatableResourceMapping> NodeAllocatableResourceMappings { get; init; }
}

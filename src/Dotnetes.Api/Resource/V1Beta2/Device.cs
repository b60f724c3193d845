namespace Dotnetes.Api.Resource.V1Beta2;

/// <summary>A single allocatable piece of hardware, described by attributes and capacities.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1beta2.Device")]
public sealed partial record Device
{
    [Field("name", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Name { get; init; } = "";

    [Field("attributes", 2)]
    public ValueMap<DeviceAttribute> Attributes { get; init; }

    [Field("capacity", 3)]
    public ValueMap<DeviceCapacity> Capacity { get; init; }

    [Field("consumesCounters", 4, List = "atomic", Gate = "DRAPartitionableDevices")]
    public ValueList<DeviceCounterConsumption> ConsumesCounters { get; init; }

    [Field("nodeName", 5, Gate = "DRAPartitionableDevices")]
    public string? NodeName { get; init; }

    [Field("nodeSelector", 6, Gate = "DRAPartitionableDevices")]
    public Core.V1.NodeSelector? NodeSelector { get; init; }

    [Field("allNodes", 7, Gate = "DRAPartitionableDevices")]
    public bool? AllNodes { get; init; }

    [Field("taints", 8, List = "atomic", Gate = "DRADeviceTaints")]
    public ValueList<DeviceTaint> Taints { get; init; }

    [Field("bindsToNode", 9, Gate = "DRADeviceBindingConditions,DRAResourceClaimDeviceStatus")]
    public bool? BindsToNode { get; init; }

    [Field("bindingConditions", 10, List = "atomic", Gate = "DRADeviceBindingConditions,DRAResourceClaimDeviceStatus")]
    public ValueList<string> BindingConditions { get; init; }

    [Field("bindingFailureConditions", 11, List = "atomic", Gate = "DRADeviceBindingConditions,DRAResourceClaimDeviceStatus")]
    public ValueList<string> BindingFailureConditions { get; init; }

    [Field("allowMultipleAllocations", 12, Gate = "DRAConsumableCapacity")]
    public bool? AllowMultipleAllocations { get; init; }

    [Field("nodeAllocatableResourceMappings", 13, Gate = "DRANodeAllocatableResources")]
    public ValueMap<NodeAllocatableResourceMapping> NodeAllocatableResourceMappings { get; init; }
}

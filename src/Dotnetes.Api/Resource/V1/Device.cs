namespace Dotnetes.Api.Resource.V1;

/// <summary>A single allocatable piece of hardware, described by attributes and capacities.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1.Device")]
public sealed partial record Device
{
    /// <summary>Name of the device, unique among the devices of its pool.</summary>
    [Field("name", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Name { get; init; } = "";

    /// <summary>Properties of the device that selectors and constraints can evaluate, keyed by qualified name.</summary>
    [Field("attributes", 2)]
    public ValueMap<DeviceAttribute> Attributes { get; init; }

    /// <summary>Amounts the device offers, such as memory size, keyed by qualified name.</summary>
    [Field("capacity", 3)]
    public ValueMap<DeviceCapacity> Capacity { get; init; }

    /// <summary>What the device takes from shared counter sets while it is allocated.</summary>
    [Field("consumesCounters", 4, List = "atomic", Gate = "DRAPartitionableDevices")]
    public ValueList<DeviceCounterConsumption> ConsumesCounters { get; init; }

    /// <summary>The one node that can use this device, when reach is given per device.</summary>
    [Field("nodeName", 5, Gate = "DRAPartitionableDevices")]
    public string? NodeName { get; init; }

    /// <summary>Nodes that can use this device, when reach is given per device.</summary>
    [Field("nodeSelector", 6, Gate = "DRAPartitionableDevices")]
    public Core.V1.NodeSelector? NodeSelector { get; init; }

    /// <summary>True when all nodes can use this device, when reach is given per device.</summary>
    [Field("allNodes", 7, Gate = "DRAPartitionableDevices")]
    public bool? AllNodes { get; init; }

    /// <summary>Taints the driver puts on the device; claims need matching tolerations to use it.</summary>
    [Field("taints", 8, List = "atomic", Gate = "DRADeviceTaints")]
    public ValueList<DeviceTaint> Taints { get; init; }

    /// <summary>True when allocating this device pins the claim to the node chosen for the pod.</summary>
    [Field("bindsToNode", 9, Gate = "DRADeviceBindingConditions,DRAResourceClaimDeviceStatus")]
    public bool? BindsToNode { get; init; }

    /// <summary>Condition types that must all become true on the allocated device before the pod is bound.</summary>
    [Field("bindingConditions", 10, List = "atomic", Gate = "DRADeviceBindingConditions,DRAResourceClaimDeviceStatus")]
    public ValueList<string> BindingConditions { get; init; }

    /// <summary>Condition types that abort binding and trigger rescheduling as soon as one becomes true.</summary>
    [Field("bindingFailureConditions", 11, List = "atomic", Gate = "DRADeviceBindingConditions,DRAResourceClaimDeviceStatus")]
    public ValueList<string> BindingFailureConditions { get; init; }

    /// <summary>True when the device may be handed to several requests at once, each taking part of its capacity.</summary>
    [Field("allowMultipleAllocations", 12, Gate = "DRAConsumableCapacity")]
    public bool? AllowMultipleAllocations { get; init; }

    /// <summary>How allocating this device counts against ordinary node resources such as memory, by resource name.</summary>
    [Field("nodeAllocatableResourceMappings", 13, Gate = "DRANodeAllocatableResources")]
    public ValueMap<NodeAllocatableResourceMapping> NodeAllocatableResourceMappings { get; init; }
}

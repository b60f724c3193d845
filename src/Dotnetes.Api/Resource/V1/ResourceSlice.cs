namespace Dotnetes.Api.Resource.V1;

/// <summary>One part of the inventory a DRA driver publishes: some devices of a pool, or the counters those devices share.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1.ResourceSlice", TypeMeta = true)]
[Kind("resource.k8s.io", "v1", "ResourceSlice", Plural = "resourceslices")]
public sealed partial record ResourceSlice
{
    /// <summary>Standard object metadata, such as the name, labels and annotations.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    /// <summary>Which driver and pool the slice belongs to, where it applies, and what it contains.</summary>
    [Field("spec", 2, Required = true, Default = "{}")]
    public ResourceSliceSpec Spec { get; init; } = ResourceSliceSpec.Empty;
}

/// <summary>Content of a ResourceSlice: owner driver, pool membership, node reach and the devices or shared counters.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1.ResourceSliceSpec")]
public sealed partial record ResourceSliceSpec
{
    /// <summary>DNS name of the DRA driver that publishes this slice; fixed after creation.</summary>
    [Field("driver", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Driver { get; init; } = "";

    /// <summary>The pool that this slice contributes its content to.</summary>
    [Field("pool", 2, Required = true, Default = "{}")]
    public ResourcePool Pool { get; init; } = ResourcePool.Empty;

    /// <summary>Node on which the devices are usable; for slices published by node-local drivers, cannot be changed.</summary>
    [Field("nodeName", 3)]
    public string? NodeName { get; init; }

    /// <summary>Nodes that can reach the devices of this slice, for devices shared across several machines.</summary>
    [Field("nodeSelector", 4)]
    public Core.V1.NodeSelector? NodeSelector { get; init; }

    /// <summary>True when every node of the cluster can reach the devices of this slice.</summary>
    [Field("allNodes", 5)]
    public bool? AllNodes { get; init; }

    /// <summary>The devices offered by this slice; mutually exclusive with shared counters.</summary>
    [Field("devices", 6, List = "atomic")]
    public ValueList<Device> Devices { get; init; }

    /// <summary>True when each device states its own node reach instead of the slice stating it once for all.</summary>
    [Field("perDeviceNodeSelection", 7, Gate = "DRAPartitionableDevices")]
    public bool? PerDeviceNodeSelection { get; init; }

    /// <summary>Counter sets from which partitionable devices of the same pool draw when they are allocated.</summary>
    [Field("sharedCounters", 8, List = "atomic", Gate = "DRAPartitionableDevices")]
    public ValueList<CounterSet> SharedCounters { get; init; }
}

/// <summary>A list of ResourceSlice objects.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1.ResourceSliceList", TypeMeta = true)]
[Kind("resource.k8s.io", "v1", "ResourceSliceList")]
public sealed partial record ResourceSliceList
{
    /// <summary>Standard list metadata, including the resource version of the snapshot.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    /// <summary>The ResourceSlice objects contained in this list.</summary>
    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<ResourceSlice> Items { get; init; }
}

namespace Dotnetes.Api.Resource.V1Beta2;

/// <summary>One part of the inventory a DRA driver publishes: some devices of a pool, or the counters those devices share.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1beta2.ResourceSlice", TypeMeta = true)]
[Kind("resource.k8s.io", "v1beta2", "ResourceSlice", Plural = "resourceslices")]
public sealed partial record ResourceSlice
{
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    [Field("spec", 2, Required = true, Default = "{}")]
    public ResourceSliceSpec Spec { get; init; } = ResourceSliceSpec.Empty;
}

/// <summary>Content of a ResourceSlice: owner driver, pool membership, node reach and the devices or shared counters.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1beta2.ResourceSliceSpec")]
public sealed partial record ResourceSliceSpec
{
    [Field("driver", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Driver { get; init; } = "";

    [Field("pool", 2, Required = true, Default = "{}")]
    public ResourcePool Pool { get; init; } = ResourcePool.Empty;

    [Field("nodeName", 3)]
    public string? NodeName { get; init; }

    [Field("nodeSelector", 4)]
    public Core.V1.NodeSelector? NodeSelector { get; init; }

    [Field("allNodes", 5)]
    public bool? AllNodes { get; init; }

    [Field("devices", 6, List = "atomic")]
    public ValueList<Device> Devices { get; init; }

    [Field("perDeviceNodeSelection", 7, Gate = "DRAPartitionableDevices")]
    public bool? PerDeviceNodeSelection { get; init; }

    [Field("sharedCounters", 8, List = "atomic", Gate = "DRAPartitionableDevices")]
    public ValueList<CounterSet> SharedCounters { get; init; }
}

/// <summary>A list of ResourceSlice objects.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1beta2.ResourceSliceList", TypeMeta = true)]
[Kind("resource.k8s.io", "v1beta2", "ResourceSliceList")]
public sealed partial record ResourceSliceList
{
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<ResourceSlice> Items { get; init; }
}

namespace Dotnetes.Api.Resource.V1;

/// <summary>A cluster-wide preset of device criteria and settings that claims refer to by name.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1.DeviceClass", TypeMeta = true)]
[Kind("resource.k8s.io", "v1", "DeviceClass", Plural = "deviceclasses")]
public sealed partial record DeviceClass
{
    /// <summary>Standard object metadata, such as the name, labels and annotations.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    /// <summary>Criteria and settings of the class; later changes do not affect existing allocations.</summary>
    [Field("spec", 2, Required = true, Default = "{}")]
    public DeviceClassSpec Spec { get; init; } = DeviceClassSpec.Empty;
}

/// <summary>Defines which devices belong to a class and how they are configured.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1.DeviceClassSpec")]
public sealed partial record DeviceClassSpec
{
    /// <summary>Criteria that a device must meet to be in this class; all must hold.</summary>
    [Field("selectors", 1, List = "atomic")]
    public ValueList<DeviceSelector> Selectors { get; init; }

    /// <summary>Settings passed to the driver for each device allocated through this class.</summary>
    [Field("config", 2, List = "atomic")]
    public ValueList<DeviceClassConfiguration> Config { get; init; }

    /// <summary>Extended resource name by which pods can request devices of this class without a claim.</summary>
    [Field("extendedResourceName", 4, Gate = "DRAExtendedResource")]
    public string? ExtendedResourceName { get; init; }
}

/// <summary>A list of DeviceClass objects.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1.DeviceClassList", TypeMeta = true)]
[Kind("resource.k8s.io", "v1", "DeviceClassList")]
public sealed partial record DeviceClassList
{
    /// <summary>Standard list metadata, including the resource version of the snapshot.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    /// <summary>The DeviceClass objects contained in this list.</summary>
    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<DeviceClass> Items { get; init; }
}

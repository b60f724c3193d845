namespace Dotnetes.Api.Resource.V1Beta2;

/// <summary>A cluster-wide preset of device criteria and settings that claims refer to by name.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1beta2.DeviceClass", TypeMeta = true)]
[Kind("resource.k8s.io", "v1beta2", "DeviceClass", Plural = "deviceclasses")]
public sealed partial record DeviceClass
{
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    [Field("spec", 2, Required = true, Default = "{}")]
    public DeviceClassSpec Spec { get; init; } = DeviceClassSpec.Empty;
}

/// <summary>Defines which devices belong to a class and how they are configured.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1beta2.DeviceClassSpec")]
public sealed partial record DeviceClassSpec
{
    [Field("selectors", 1, List = "atomic")]
    public ValueList<DeviceSelector> Selectors { get; init; }

    [Field("config", 2, List = "atomic")]
    public ValueList<DeviceClassConfiguration> Config { get; init; }

    [Field("extendedResourceName", 4, Gate = "DRAExtendedResource")]
    public string? ExtendedResourceName { get; init; }
}

/// <summary>A list of DeviceClass objects.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1beta2.DeviceClassList", TypeMeta = true)]
[Kind("resource.k8s.io", "v1beta2", "DeviceClassList")]
public sealed partial record DeviceClassList
{
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<DeviceClass> Items { get; init; }
}

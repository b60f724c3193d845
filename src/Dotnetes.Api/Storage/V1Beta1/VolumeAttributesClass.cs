namespace Dotnetes.Api.Storage.V1Beta1;

/// <summary>Changeable attributes of volumes, such as performance, under a common name.</summary>
[ApiType(OpenApi = "io.k8s.api.storage.v1beta1.VolumeAttributesClass", TypeMeta = true)]
[Kind("storage.k8s.io", "v1beta1", "VolumeAttributesClass", Plural = "volumeattributesclasses")]
public sealed partial record VolumeAttributesClass
{
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    [Field("driverName", 2, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string DriverName { get; init; } = "";

    [Field("parameters", 3)]
    public ValueMap<string> Parameters { get; init; }
}

/// <summary>A list of VolumeAttributesClass objects.</summary>
[ApiType(OpenApi = "io.k8s.api.storage.v1beta1.VolumeAttributesClassList", TypeMeta = true)]
[Kind("storage.k8s.io", "v1beta1", "VolumeAttributesClassList")]
public sealed partial record VolumeAttributesClassList
{
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<VolumeAttributesClass> Items { get; init; }
}

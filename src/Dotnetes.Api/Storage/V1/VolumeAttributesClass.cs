namespace Dotnetes.Api.Storage.V1;

/// <summary>Names a set of volume settings, such as performance figures, that can be changed on existing volumes.</summary>
[ApiType(OpenApi = "io.k8s.api.storage.v1.VolumeAttributesClass", TypeMeta = true)]
[Kind("storage.k8s.io", "v1", "VolumeAttributesClass", Plural = "volumeattributesclasses")]
public sealed partial record VolumeAttributesClass
{
    /// <summary>Standard object metadata, such as the unique name, labels and annotations.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    /// <summary>CSI driver to which the settings apply; cannot be changed.</summary>
    [Field("driverName", 2, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string DriverName { get; init; } = "";

    /// <summary>Settings handed to the driver; required, at most 512 entries, and cannot be changed.</summary>
    [Field("parameters", 3)]
    public ValueMap<string> Parameters { get; init; }
}

/// <summary>A list of VolumeAttributesClass objects as returned by list requests.</summary>
[ApiType(OpenApi = "io.k8s.api.storage.v1.VolumeAttributesClassList", TypeMeta = true)]
[Kind("storage.k8s.io", "v1", "VolumeAttributesClassList")]
public sealed partial record VolumeAttributesClassList
{
    /// <summary>Standard list metadata, including the resource version and the continue token for paging.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    /// <summary>The VolumeAttributesClass objects contained in this list.</summary>
    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<VolumeAttributesClass> Items { get; init; }
}

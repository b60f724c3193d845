namespace Dotnetes.Api.Storage.V1Beta1;

/// <summary>A kind of storage with the provisioner and parameters used to create volumes of it.</summary>
[ApiType(OpenApi = "io.k8s.api.storage.v1beta1.StorageClass", TypeMeta = true)]
[Kind("storage.k8s.io", "v1beta1", "StorageClass")]
public sealed partial record StorageClass
{
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    [Field("provisioner", 2, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Provisioner { get; init; } = "";

    [Field("parameters", 3)]
    public ValueMap<string> Parameters { get; init; }

    [Field("reclaimPolicy", 4, Enum = "Delete|Recycle|Retain")]
    public string? ReclaimPolicy { get; init; }

    [Field("mountOptions", 5, List = "atomic")]
    public ValueList<string> MountOptions { get; init; }

    [Field("allowVolumeExpansion", 6)]
    public bool? AllowVolumeExpansion { get; init; }

    [Field("volumeBindingMode", 7)]
    public string? VolumeBindingMode { get; init; }

    [Field("allowedTopologies", 8, List = "atomic")]
    public ValueList<Core.V1.TopologySelectorTerm> AllowedTopologies { get; init; }
}

/// <summary>A list of StorageClass objects.</summary>
[ApiType(OpenApi = "io.k8s.api.storage.v1beta1.StorageClassList", TypeMeta = true)]
[Kind("storage.k8s.io", "v1beta1", "StorageClassList")]
public sealed partial record StorageClassList
{
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<StorageClass> Items { get; init; }
}

namespace Dotnetes.Api.Storage.V1;

/// <summary>Describes a kind of storage on offer, used to create volumes on demand for claims.</summary>
[ApiType(OpenApi = "io.k8s.api.storage.v1.StorageClass", TypeMeta = true)]
[Kind("storage.k8s.io", "v1", "StorageClass", Plural = "storageclasses")]
public sealed partial record StorageClass
{
    /// <summary>Standard object metadata, such as the unique name, labels and annotations.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    /// <summary>Name of the driver that creates the volumes, for example a CSI driver name; cannot be changed.</summary>
    [Field("provisioner", 2, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Provisioner { get; init; } = "";

    /// <summary>Driver specific settings for new volumes, at most 512 entries; cannot be changed.</summary>
    [Field("parameters", 3)]
    public ValueMap<string> Parameters { get; init; }

    /// <summary>What happens to created volumes once their claim is gone: Delete (default) or Retain.</summary>
    [Field("reclaimPolicy", 4, Enum = "Delete|Recycle|Retain")]
    public string? ReclaimPolicy { get; init; }

    /// <summary>Options used when mounting created volumes, such as ro; they are not checked beforehand and a wrong one makes mounting fail.</summary>
    [Field("mountOptions", 5, List = "atomic")]
    public ValueList<string> MountOptions { get; init; }

    /// <summary>Whether claims of this class may be enlarged after creation; unset means no.</summary>
    [Field("allowVolumeExpansion", 6)]
    public bool? AllowVolumeExpansion { get; init; }

    /// <summary>Immediate (default) creates the volume along with the claim; WaitForFirstConsumer waits until a pod using it is scheduled.</summary>
    [Field("volumeBindingMode", 7, Enum = "Immediate|WaitForFirstConsumer")]
    public string? VolumeBindingMode { get; init; }

    /// <summary>Restricts where volumes may be created, for example to certain zones; empty means no restriction.</summary>
    [Field("allowedTopologies", 8, List = "atomic")]
    public ValueList<Core.V1.TopologySelectorTerm> AllowedTopologies { get; init; }
}

/// <summary>A list of StorageClass objects as returned by list requests.</summary>
[ApiType(OpenApi = "io.k8s.api.storage.v1.StorageClassList", TypeMeta = true)]
[Kind("storage.k8s.io", "v1", "StorageClassList")]
public sealed partial record StorageClassList
{
    /// <summary>Standard list metadata, including the resource version and the continue token for paging.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    /// <summary>The StorageClass objects contained in this list.</summary>
    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<StorageClass> Items { get; init; }
}

namespace Dotnetes.Api.Storage.V1;

/// <summary>Tells how much storage a CSI driver can still provide for a storage class in a part of the cluster.</summary>
[ApiType(OpenApi = "io.k8s.api.storage.v1.CSIStorageCapacity", TypeMeta = true)]
[Kind("storage.k8s.io", "v1", "CSIStorageCapacity", Plural = "csistoragecapacities", Namespaced = true)]
public sealed partial record CsiStorageCapacity
{
    /// <summary>Standard object metadata, such as name, namespace, labels and annotations.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    /// <summary>Label query for the nodes that can reach this storage; unset means none, empty means all.</summary>
    [Field("nodeTopology", 2)]
    public Meta.V1.LabelSelector? NodeTopology { get; init; }

    /// <summary>Storage class to which the figures apply; cannot be changed.</summary>
    [Field("storageClassName", 3, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string StorageClassName { get; init; } = "";

    /// <summary>Free space in bytes available for new volumes; unset means unknown.</summary>
    [Field("capacity", 4)]
    public Quantity? Capacity { get; init; }

    /// <summary>Largest single volume, in bytes, that can be created; unset means unknown.</summary>
    [Field("maximumVolumeSize", 5)]
    public Quantity? MaximumVolumeSize { get; init; }
}

/// <summary>A list of CSIStorageCapacity objects as returned by list requests.</summary>
[ApiType(OpenApi = "io.k8s.api.storage.v1.CSIStorageCapacityList", TypeMeta = true)]
[Kind("storage.k8s.io", "v1", "CSIStorageCapacityList")]
public sealed partial record CsiStorageCapacityList
{
    /// <summary>Standard list metadata, including the resource version and the continue token for paging.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    /// <summary>The CSIStorageCapacity objects contained in this list.</summary>
    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<CsiStorageCapacity> Items { get; init; }
}

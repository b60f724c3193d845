namespace Dotnetes.Api.Storage.V1Beta1;

/// <summary>Free storage of one class in one part of the cluster, as reported by a CSI driver.</summary>
[ApiType(OpenApi = "io.k8s.api.storage.v1beta1.CSIStorageCapacity", TypeMeta = true)]
[Kind("storage.k8s.io", "v1beta1", "CSIStorageCapacity", Namespaced = true)]
public sealed partial record CsiStorageCapacity
{
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    [Field("nodeTopology", 2)]
    public Meta.V1.LabelSelector? NodeTopology { get; init; }

    [Field("storageClassName", 3, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string StorageClassName { get; init; } = "";

    [Field("capacity", 4)]
    public Quantity? Capacity { get; init; }

    [Field("maximumVolumeSize", 5)]
    public Quantity? MaximumVolumeSize { get; init; }
}

/// <summary>A list of CSIStorageCapacity objects.</summary>
[ApiType(OpenApi = "io.k8s.api.storage.v1beta1.CSIStorageCapacityList", TypeMeta = true)]
[Kind("storage.k8s.io", "v1beta1", "CSIStorageCapacityList")]
public sealed partial record CsiStorageCapacityList
{
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<CsiStorageCapacity> Items { get; init; }
}

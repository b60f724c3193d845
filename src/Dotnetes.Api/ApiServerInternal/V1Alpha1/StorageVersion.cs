namespace Dotnetes.Api.ApiServerInternal.V1Alpha1;

/// <summary>Records which version each API server uses to store a certain resource.</summary>
[ApiType(OpenApi = "io.k8s.api.apiserverinternal.v1alpha1.StorageVersion", TypeMeta = true)]
[Kind("internal.apiserver.k8s.io", "v1alpha1", "StorageVersion", Plural = "storageversions")]
public sealed partial record StorageVersion
{
    [Field("metadata", 1, Required = true, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    [Field("spec", 2, Default = "{}")]
    public StorageVersionSpec Spec { get; init; } = StorageVersionSpec.Empty;

    [Field("status", 3, Default = "{}")]
    public StorageVersionStatus Status { get; init; } = StorageVersionStatus.Empty;
}

/// <summary>Empty specification; storage versions are described by their status alone.</summary>
[ApiType(OpenApi = "io.k8s.api.apiserverinternal.v1alpha1.StorageVersionSpec")]
public sealed partial record StorageVersionSpec
{
}

/// <summary>Storage versions reported by every API server, and the common one if they agree.</summary>
[ApiType(OpenApi = "io.k8s.api.apiserverinternal.v1alpha1.StorageVersionStatus")]
public sealed partial record StorageVersionStatus
{
    [Field("storageVersions", 1, List = "map", Keys = "apiServerID")]
    public ValueList<ServerStorageVersion> StorageVersions { get; init; }

    [Field("commonEncodingVersion", 2)]
    public string? CommonEncodingVersion { get; init; }

    [Field("conditions", 3, List = "map", Keys = "type")]
    public ValueList<StorageVersionCondition> Conditions { get; init; }
}

/// <summary>A list of StorageVersion objects.</summary>
[ApiType(OpenApi = "io.k8s.api.apiserverinternal.v1alpha1.StorageVersionList", TypeMeta = true)]
[Kind("internal.apiserver.k8s.io", "v1alpha1", "StorageVersionList")]
public sealed partial record StorageVersionList
{
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<StorageVersion> Items { get; init; }
}

namespace Dotnetes.Api.StorageMigration.V1Beta1;

/// <summary>Rewrites all stored objects of a resource so that they use the current storage version.</summary>
[ApiType(OpenApi = "io.k8s.api.storagemigration.v1beta1.StorageVersionMigration", TypeMeta = true)]
[Kind("storagemigration.k8s.io", "v1beta1", "StorageVersionMigration", Plural = "storageversionmigrations")]
public sealed partial record StorageVersionMigration
{
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    [Field("spec", 2, Default = "{}")]
    public StorageVersionMigrationSpec Spec { get; init; } = StorageVersionMigrationSpec.Empty;

    [Field("status", 3, Default = "{}")]
    public StorageVersionMigrationStatus Status { get; init; } = StorageVersionMigrationStatus.Empty;
}

/// <summary>The resource whose stored objects are to be rewritten.</summary>
[ApiType(OpenApi = "io.k8s.api.storagemigration.v1beta1.StorageVersionMigrationSpec")]
public sealed partial record StorageVersionMigrationSpec
{
    [Field("resource", 1, Required = true, Default = "{}")]
    public Meta.V1.GroupResource Resource { get; init; } = Meta.V1.GroupResource.Empty;
}

/// <summary>Progress of the migration and the resource version from which it started.</summary>
[ApiType(OpenApi = "io.k8s.api.storagemigration.v1beta1.StorageVersionMigrationStatus")]
public sealed partial record StorageVersionMigrationStatus
{
    [Field("conditions", 1, List = "map", Keys = "type", Patch = "merge", MergeKey = "type")]
    public ValueList<Meta.V1.Condition> Conditions { get; init; }

    [Field("resourceVersion", 2)]
    public string ResourceVersion { get; init; } = "";
}

/// <summary>A list of StorageVersionMigration objects.</summary>
[ApiType(OpenApi = "io.k8s.api.storagemigration.v1beta1.StorageVersionMigrationList", TypeMeta = true)]
[Kind("storagemigration.k8s.io", "v1beta1", "StorageVersionMigrationList")]
public sealed partial record StorageVersionMigrationList
{
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<StorageVersionMigration> Items { get; init; }
}

namespace Dotnetes.Api.Meta.V1;

/// <summary>Any object reduced to its metadata, for clients that need nothing else.</summary>
[ApiType(OpenApi = "io.k8s.apimachinery.pkg.apis.meta.v1.PartialObjectMetadata", TypeMeta = true)]
[Kind("meta.k8s.io", "v1", "PartialObjectMetadata", Namespaced = true)]
public sealed partial record PartialObjectMetadata
{
    /// <summary>Identity and bookkeeping of the object as stored.</summary>
    [Field("metadata", 1, Default = "{}")]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;
}

/// <summary>A list of objects of which only the metadata are returned.</summary>
[ApiType(OpenApi = "io.k8s.apimachinery.pkg.apis.meta.v1.PartialObjectMetadataList", TypeMeta = true)]
[Kind("meta.k8s.io", "v1", "PartialObjectMetadataList")]
public sealed partial record PartialObjectMetadataList
{
    /// <summary>Bookkeeping of the list: the resource version it reflects and the token for reading the next page.</summary>
    [Field("metadata", 1, Default = "{}")]
    public ListMeta Metadata { get; init; } = ListMeta.Empty;

    /// <summary>The objects of the list, reduced to their metadata.</summary>
    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<PartialObjectMetadata> Items { get; init; }
}

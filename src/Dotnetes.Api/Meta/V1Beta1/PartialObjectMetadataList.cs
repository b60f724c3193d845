namespace Dotnetes.Api.Meta.V1Beta1;

/// <summary>A list of objects of which only the metadata are returned.</summary>
[ApiType(OpenApi = "io.k8s.apimachinery.pkg.apis.meta.v1beta1.PartialObjectMetadataList", TypeMeta = true)]
[Kind("meta.k8s.io", "v1beta1", "PartialObjectMetadataList")]
public sealed partial record PartialObjectMetadataList
{
    /// <summary>Bookkeeping of the list: the resource version it reflects and the token for reading the next page.</summary>
    [Field("metadata", 2, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    /// <summary>The objects of the list, reduced to their metadata.</summary>
    [Field("items", 1, Omit = Omit.Never, Required = true)]
    public ValueList<Meta.V1.PartialObjectMetadata> Items { get; init; }
}

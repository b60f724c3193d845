namespace Dotnetes.Api.Meta.V1;

/// <summary>A list of objects of any kinds, which is mainly used by clients.</summary>
[ApiType(OpenApi = "io.k8s.apimachinery.pkg.apis.meta.v1.List", TypeMeta = true)]
[Kind("", "v1", "List")]
public sealed partial record List
{
    /// <summary>Bookkeeping of the list: the resource version it reflects and the token for reading the next page.</summary>
    [Field("metadata", 1, Default = "{}")]
    public ListMeta Metadata { get; init; } = ListMeta.Empty;

    /// <summary>The objects of the list, each with its own kind and API version.</summary>
    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<RawJson> Items { get; init; }
}

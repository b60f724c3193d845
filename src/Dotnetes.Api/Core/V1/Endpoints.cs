namespace Dotnetes.Api.Core.V1;

/// <summary>Addresses behind a Service as one object; deprecated in favour of EndpointSlice.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.Endpoints", TypeMeta = true)]
[Kind("", "v1", "Endpoints", Plural = "endpoints", Namespaced = true)]
public sealed partial record Endpoints
{
    /// <summary>Identity and bookkeeping of the object: name, namespace, labels, annotations, owners and version information.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    /// <summary>Groups of addresses and ports; the endpoints are all combinations within each group.</summary>
    [Field("subsets", 2, List = "atomic")]
    public ValueList<EndpointSubset> Subsets { get; init; }
}

/// <summary>A list of Endpoints objects.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.EndpointsList", TypeMeta = true)]
[Kind("", "v1", "EndpointsList")]
public sealed partial record EndpointsList
{
    /// <summary>Bookkeeping of the list: the resource version it reflects and the token for reading the next page.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    /// <summary>The Endpoints objects contained in this list.</summary>
    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<Endpoints> Items { get; init; }
}

namespace Dotnetes.Api.ApiDiscovery.V2;

/// <summary>One API group with its versions, the preferred version first.</summary>
[ApiType(OpenApi = "io.k8s.api.apidiscovery.v2.APIGroupDiscovery", TypeMeta = true)]
[Kind("apidiscovery.k8s.io", "v2", "APIGroupDiscovery", Namespaced = true)]
public sealed partial record ApiGroupDiscovery
{
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    [Field("versions", 2, List = "map", Keys = "version")]
    public ValueList<ApiVersionDiscovery> Versions { get; init; }
}

/// <summary>Answer to aggregated discovery: all API groups of the server in order of preference.</summary>
[ApiType(OpenApi = "io.k8s.api.apidiscovery.v2.APIGroupDiscoveryList", TypeMeta = true)]
[Kind("apidiscovery.k8s.io", "v2", "APIGroupDiscoveryList")]
public sealed partial record ApiGroupDiscoveryList
{
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<ApiGroupDiscovery> Items { get; init; }
}

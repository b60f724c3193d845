namespace Dotnetes.Api.ApiDiscovery.V2;

/// <summary>One version of an API group with its resources and whether the information is current.</summary>
[ApiType(OpenApi = "io.k8s.api.apidiscovery.v2.APIVersionDiscovery")]
public sealed partial record ApiVersionDiscovery
{
    [Field("version", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Version { get; init; } = "";

    [Field("resources", 2, List = "map", Keys = "resource")]
    public ValueList<ApiResourceDiscovery> Resources { get; init; }

    [Field("freshness", 3)]
    public string Freshness { get; init; } = "";
}

namespace Dotnetes.Api.ApiDiscovery.V2Beta1;

/// <summary>One resource with its names, scope, verbs and subresources.</summary>
[ApiType(OpenApi = "io.k8s.api.apidiscovery.v2beta1.APIResourceDiscovery")]
public sealed partial record ApiResourceDiscovery
{
    [Field("resource", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Resource { get; init; } = "";

    [Field("responseKind", 2)]
    public Meta.V1.GroupVersionKind? ResponseKind { get; init; }

    [Field("scope", 3, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Scope { get; init; } = "";

    [Field("singularResource", 4, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string SingularResource { get; init; } = "";

    [Field("verbs", 5, Omit = Omit.Never, Required = true, List = "set")]
    public ValueList<string> Verbs { get; init; }

    [Field("shortNames", 6, List = "set")]
    public ValueList<string> ShortNames { get; init; }

    [Field("categories", 7, List = "set")]
    public ValueList<string> Categories { get; init; }

    [Field("subresources", 8, List = "map", Keys = "subresource")]
    public ValueList<ApiSubresourceDiscovery> Subresources { get; init; }
}

namespace Dotnetes.Api.ApiDiscovery.V2;

/// <summary>One subresource with its verbs and the kinds it takes and returns.</summary>
[ApiType(OpenApi = "io.k8s.api.apidiscovery.v2.APISubresourceDiscovery")]
public sealed partial record ApiSubresourceDiscovery
{
    [Field("subresource", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Subresource { get; init; } = "";

    [Field("responseKind", 2)]
    public Meta.V1.GroupVersionKind? ResponseKind { get; init; }

    [Field("acceptedTypes", 3, List = "map", Keys = "group,version,kind")]
    public ValueList<Meta.V1.GroupVersionKind> AcceptedTypes { get; init; }

    [Field("verbs", 4, Omit = Omit.Never, Required = true, List = "set")]
    public ValueList<string> Verbs { get; init; }
}

namespace Dotnetes.Api.Authorization.V1Beta1;

/// <summary>A set of permitted actions on API objects, by verb, group, resource and name.</summary>
[ApiType(OpenApi = "io.k8s.api.authorization.v1beta1.ResourceRule")]
public sealed partial record ResourceRule
{
    [Field("verbs", 1, Omit = Omit.Never, Required = true, List = "atomic")]
    public ValueList<string> Verbs { get; init; }

    [Field("apiGroups", 2, List = "atomic")]
    public ValueList<string> ApiGroups { get; init; }

    [Field("resources", 3, List = "atomic")]
    public ValueList<string> Resources { get; init; }

    [Field("resourceNames", 4, List = "atomic")]
    public ValueList<string> ResourceNames { get; init; }
}

namespace Dotnetes.Api.Authorization.V1Beta1;

/// <summary>A set of permitted actions on URL paths, by verb and path.</summary>
[ApiType(OpenApi = "io.k8s.api.authorization.v1beta1.NonResourceRule")]
public sealed partial record NonResourceRule
{
    [Field("verbs", 1, Omit = Omit.Never, Required = true, List = "atomic")]
    public ValueList<string> Verbs { get; init; }

    [Field("nonResourceURLs", 2, List = "atomic")]
    public ValueList<string> NonResourceUrls { get; init; }
}

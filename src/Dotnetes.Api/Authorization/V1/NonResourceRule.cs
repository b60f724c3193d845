namespace Dotnetes.Api.Authorization.V1;

/// <summary>Permits a set of actions on URLs outside the resource tree.</summary>
[ApiType(OpenApi = "io.k8s.api.authorization.v1.NonResourceRule")]
public sealed partial record NonResourceRule
{
    /// <summary>HTTP methods in lower case that are permitted; an asterisk means all.</summary>
    [Field("verbs", 1, Omit = Omit.Never, Required = true, List = "atomic")]
    public ValueList<string> Verbs { get; init; }

    /// <summary>URL paths that are permitted; an asterisk may stand for the whole last step or the whole path.</summary>
    [Field("nonResourceURLs", 2, List = "atomic")]
    public ValueList<string> NonResourceUrls { get; init; }
}

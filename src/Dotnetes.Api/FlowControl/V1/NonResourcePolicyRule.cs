namespace Dotnetes.Api.FlowControl.V1;

/// <summary>Matches requests for URL paths outside the object API.</summary>
[ApiType(OpenApi = "io.k8s.api.flowcontrol.v1.NonResourcePolicyRule")]
public sealed partial record NonResourcePolicyRule
{
    /// <summary>Lower-case HTTP verbs that match; a star alone means every verb.</summary>
    [Field("verbs", 1, Omit = Omit.Never, Required = true, List = "set")]
    public ValueList<string> Verbs { get; init; }

    /// <summary>Paths that match; a trailing slash-star covers everything below, a star alone every path.</summary>
    [Field("nonResourceURLs", 6, Omit = Omit.Never, Required = true, List = "set")]
    public ValueList<string> NonResourceUrls { get; init; }
}

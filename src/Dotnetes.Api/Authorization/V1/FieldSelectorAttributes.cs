namespace Dotnetes.Api.Authorization.V1;

/// <summary>A field restriction of the action under review, as raw text or parsed; both together are not allowed.</summary>
[ApiType(OpenApi = "io.k8s.api.authorization.v1.FieldSelectorAttributes")]
public sealed partial record FieldSelectorAttributes
{
    /// <summary>Selector in query string form; the API server parses it, and webhooks should rely on requirements instead.</summary>
    [Field("rawSelector", 1)]
    public string RawSelector { get; init; } = "";

    /// <summary>Parsed conditions on fields, all of which apply; unknown operators may be ignored, which only widens the check.</summary>
    [Field("requirements", 2, List = "atomic")]
    public ValueList<Meta.V1.FieldSelectorRequirement> Requirements { get; init; }
}

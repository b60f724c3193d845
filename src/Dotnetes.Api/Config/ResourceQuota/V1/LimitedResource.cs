namespace Dotnetes.Api.Config.ResourceQuota.V1;

/// <summary>A resource whose use is denied unless a matching quota covers it.</summary>
[ApiType(Proto = false)]
public sealed partial record LimitedResource
{
    [Field("apiGroup")]
    public string ApiGroup { get; init; } = "";

    [Field("resource", Omit = Omit.Never, Required = true)]
    public string Resource { get; init; } = "";

    [Field("matchContains")]
    public ValueList<string> MatchContains { get; init; }

    [Field("matchScopes")]
    public ValueList<Core.V1.ScopedResourceSelectorRequirement> MatchScopes { get; init; }
}

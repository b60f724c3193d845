namespace Dotnetes.Api.Core.V1;

/// <summary>Combines scope conditions, all of which must hold.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.ScopeSelector", Atomic = true)]
public sealed partial record ScopeSelector
{
    /// <summary>Conditions on scopes that an object must meet to be counted.</summary>
    [Field("matchExpressions", 1, List = "atomic")]
    public ValueList<ScopedResourceSelectorRequirement> MatchExpressions { get; init; }
}

namespace Dotnetes.Api.Core.V1;

/// <summary>Restricts where storage is provisioned by topology labels; an empty term matches nothing.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.TopologySelectorTerm", Atomic = true)]
public sealed partial record TopologySelectorTerm
{
    /// <summary>Topology requirements that must hold all together.</summary>
    [Field("matchLabelExpressions", 1, List = "atomic")]
    public ValueList<TopologySelectorLabelRequirement> MatchLabelExpressions { get; init; }
}

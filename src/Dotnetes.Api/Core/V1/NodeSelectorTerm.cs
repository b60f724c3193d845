namespace Dotnetes.Api.Core.V1;

/// <summary>Conditions that a node must meet all together; an empty term matches no node.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.NodeSelectorTerm", Atomic = true)]
public sealed partial record NodeSelectorTerm
{
    /// <summary>Requirements on the labels of the node.</summary>
    [Field("matchExpressions", 1, List = "atomic")]
    public ValueList<NodeSelectorRequirement> MatchExpressions { get; init; }

    /// <summary>Requirements on fields of the node, of which only metadata.name is supported.</summary>
    [Field("matchFields", 2, List = "atomic")]
    public ValueList<NodeSelectorRequirement> MatchFields { get; init; }
}

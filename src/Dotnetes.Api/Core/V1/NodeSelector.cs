namespace Dotnetes.Api.Core.V1;

/// <summary>Selects nodes through one or several alternative terms.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.NodeSelector", Atomic = true)]
public sealed partial record NodeSelector
{
    /// <summary>Alternatives of which at least one must match the node.</summary>
    [Field("nodeSelectorTerms", 1, Omit = Omit.Never, Required = true, List = "atomic")]
    public ValueList<NodeSelectorTerm> NodeSelectorTerms { get; init; }
}

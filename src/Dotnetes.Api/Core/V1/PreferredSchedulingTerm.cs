namespace Dotnetes.Api.Core.V1;

/// <summary>A node condition with the weight it adds to the score.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.PreferredSchedulingTerm")]
public sealed partial record PreferredSchedulingTerm
{
    /// <summary>Amount added to the score of matching nodes, from 1 to 100.</summary>
    [Field("weight", 1, Omit = Omit.Never, Required = true, Default = "0")]
    public int Weight { get; init; }

    /// <summary>Node condition to which the weight belongs.</summary>
    [Field("preference", 2, Required = true, Default = "{}")]
    public NodeSelectorTerm Preference { get; init; } = NodeSelectorTerm.Empty;
}

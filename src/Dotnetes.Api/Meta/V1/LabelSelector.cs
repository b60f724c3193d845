namespace Dotnetes.Api.Meta.V1;

/// <summary>A query over labels, all parts of which must match; empty matches everything, unset matches nothing.</summary>
[ApiType(OpenApi = "io.k8s.apimachinery.pkg.apis.meta.v1.LabelSelector", Atomic = true)]
public sealed partial record LabelSelector
{
    /// <summary>Labels that must be present with exactly these values.</summary>
    [Field("matchLabels", 1)]
    public ValueMap<string> MatchLabels { get; init; }

    /// <summary>Further conditions on labels, all of which must hold.</summary>
    [Field("matchExpressions", 2, List = "atomic")]
    public ValueList<LabelSelectorRequirement> MatchExpressions { get; init; }
}

namespace Dotnetes.Api.Rbac.V1;

/// <summary>Tells which cluster roles are merged into an aggregated one.</summary>
[ApiType(OpenApi = "io.k8s.api.rbac.v1.AggregationRule")]
public sealed partial record AggregationRule
{
    /// <summary>Label queries for cluster roles; the rules of every role matching any of them are included.</summary>
    [Field("clusterRoleSelectors", 1, List = "atomic")]
    public ValueList<Meta.V1.LabelSelector> ClusterRoleSelectors { get; init; }
}

namespace Dotnetes.Api.Scheduling.V1Alpha2;

/// <summary>Restrictions on where the pods of a group can be placed.</summary>
[ApiType(OpenApi = "io.k8s.api.scheduling.v1alpha2.PodGroupSchedulingConstraints")]
public sealed partial record PodGroupSchedulingConstraints
{
    [Field("topology", 1, List = "atomic")]
    public ValueList<TopologyConstraint> Topology { get; init; }
}

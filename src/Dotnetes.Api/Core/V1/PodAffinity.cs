namespace Dotnetes.Api.Core.V1;

/// <summary>Draws a pod to the topology domains where matching pods already run.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.PodAffinity")]
public sealed partial record PodAffinity
{
    /// <summary>Terms that all must hold for a placement; later label changes do not evict the pod.</summary>
    [Field("requiredDuringSchedulingIgnoredDuringExecution", 1, List = "atomic")]
    public ValueList<PodAffinityTerm> RequiredDuringSchedulingIgnoredDuringExecution { get; init; }

    /// <summary>Terms that add their weight to the score of nodes on which they hold.</summary>
    [Field("preferredDuringSchedulingIgnoredDuringExecution", 2, List = "atomic")]
    public ValueList<WeightedPodAffinityTerm> PreferredDuringSchedulingIgnoredDuringExecution { get; init; }
}

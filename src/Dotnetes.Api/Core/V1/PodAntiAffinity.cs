namespace Dotnetes.Api.Core.V1;

/// <summary>Keeps a pod out of the topology domains where matching pods already run.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.PodAntiAffinity")]
public sealed partial record PodAntiAffinity
{
    /// <summary>Terms none of which may be violated by a placement; later label changes do not evict the pod.</summary>
    [Field("requiredDuringSchedulingIgnoredDuringExecution", 1, List = "atomic")]
    public ValueList<PodAffinityTerm> RequiredDuringSchedulingIgnoredDuringExecution { get; init; }

    /// <summary>Terms that lower the score of nodes on which they would be violated, by their weight.</summary>
    [Field("preferredDuringSchedulingIgnoredDuringExecution", 2, List = "atomic")]
    public ValueList<WeightedPodAffinityTerm> PreferredDuringSchedulingIgnoredDuringExecution { get; init; }
}

namespace Dotnetes.Api.Core.V1;

/// <summary>A pod affinity term together with its weight in scoring.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.WeightedPodAffinityTerm")]
public sealed partial record WeightedPodAffinityTerm
{
    /// <summary>Importance of the term compared with the others, from 1 to 100.</summary>
    [Field("weight", 1, Omit = Omit.Never, Required = true, Default = "0")]
    public int Weight { get; init; }

    /// <summary>The pods and the topology domain the preference is about.</summary>
    [Field("podAffinityTerm", 2, Required = true, Default = "{}")]
    public PodAffinityTerm PodAffinityTerm { get; init; } = PodAffinityTerm.Empty;
}

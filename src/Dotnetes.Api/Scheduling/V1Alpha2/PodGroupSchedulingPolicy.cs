namespace Dotnetes.Api.Scheduling.V1Alpha2;

/// <summary>Chooses how the pods of a group are scheduled: individually or all together.</summary>
[ApiType(OpenApi = "io.k8s.api.scheduling.v1alpha2.PodGroupSchedulingPolicy")]
public sealed partial record PodGroupSchedulingPolicy
{
    [Field("basic", 1)]
    public BasicSchedulingPolicy? Basic { get; init; }

    [Field("gang", 2)]
    public GangSchedulingPolicy? Gang { get; init; }
}

namespace Dotnetes.Api.Scheduling.V1Alpha2;

/// <summary>Schedules pods only if a minimum number of the group can be placed together.</summary>
[ApiType(OpenApi = "io.k8s.api.scheduling.v1alpha2.GangSchedulingPolicy")]
public sealed partial record GangSchedulingPolicy
{
    [Field("minCount", 1, Omit = Omit.Never, Required = true, Default = "0")]
    public int MinCount { get; init; }
}

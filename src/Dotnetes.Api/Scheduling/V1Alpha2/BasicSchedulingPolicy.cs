namespace Dotnetes.Api.Scheduling.V1Alpha2;

/// <summary>Schedules the pods of the group one by one as usual; has no settings.</summary>
[ApiType(OpenApi = "io.k8s.api.scheduling.v1alpha2.BasicSchedulingPolicy")]
public sealed partial record BasicSchedulingPolicy
{
}

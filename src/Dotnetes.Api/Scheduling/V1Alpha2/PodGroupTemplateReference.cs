namespace Dotnetes.Api.Scheduling.V1Alpha2;

/// <summary>Refers to the template from which a pod group was made.</summary>
[ApiType(OpenApi = "io.k8s.api.scheduling.v1alpha2.PodGroupTemplateReference")]
public sealed partial record PodGroupTemplateReference
{
    [Field("workload", 1, Omit = Omit.Never)]
    public WorkloadPodGroupTemplateReference? Workload { get; init; }
}

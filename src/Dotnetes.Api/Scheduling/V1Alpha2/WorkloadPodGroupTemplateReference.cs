namespace Dotnetes.Api.Scheduling.V1Alpha2;

/// <summary>Names a workload and one of the pod group templates inside it.</summary>
[ApiType(OpenApi = "io.k8s.api.scheduling.v1alpha2.WorkloadPodGroupTemplateReference")]
public sealed partial record WorkloadPodGroupTemplateReference
{
    [Field("workloadName", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string WorkloadName { get; init; } = "";

    [Field("podGroupTemplateName", 2, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string PodGroupTemplateName { get; init; } = "";
}

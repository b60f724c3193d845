namespace Dotnetes.Api.Scheduling.V1Alpha2;

/// <summary>Describes the parts of an application that the scheduler shall treat as groups of pods.</summary>
[ApiType(OpenApi = "io.k8s.api.scheduling.v1alpha2.Workload", TypeMeta = true)]
[Kind("scheduling.k8s.io", "v1alpha2", "Workload", Plural = "workloads", Namespaced = true)]
public sealed partial record Workload
{
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    [Field("spec", 2, Required = true, Default = "{}")]
    public WorkloadSpec Spec { get; init; } = WorkloadSpec.Empty;
}

/// <summary>A list of Workload objects.</summary>
[ApiType(OpenApi = "io.k8s.api.scheduling.v1alpha2.WorkloadList", TypeMeta = true)]
[Kind("scheduling.k8s.io", "v1alpha2", "WorkloadList")]
public sealed partial record WorkloadList
{
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<Workload> Items { get; init; }
}

/// <summary>The templates for pod groups and the controller object they are made for.</summary>
[ApiType(OpenApi = "io.k8s.api.scheduling.v1alpha2.WorkloadSpec")]
public sealed partial record WorkloadSpec
{
    [Field("controllerRef", 1)]
    public TypedLocalObjectReference? ControllerRef { get; init; }

    [Field("podGroupTemplates", 2, Omit = Omit.Never, Required = true, List = "map", Keys = "name")]
    public ValueList<PodGroupTemplate> PodGroupTemplates { get; init; }
}

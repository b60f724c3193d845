namespace Dotnetes.Api.Scheduling.V1Alpha2;

/// <summary>Pattern for pod groups: scheduling policy, constraints, claims and priority.</summary>
[ApiType(OpenApi = "io.k8s.api.scheduling.v1alpha2.PodGroupTemplate")]
public sealed partial record PodGroupTemplate
{
    [Field("name", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Name { get; init; } = "";

    [Field("schedulingPolicy", 2, Required = true, Default = "{}")]
    public PodGroupSchedulingPolicy SchedulingPolicy { get; init; } = PodGroupSchedulingPolicy.Empty;

    [Field("schedulingConstraints", 3, Omit = Omit.Never, Gate = "TopologyAwareWorkloadScheduling")]
    public PodGroupSchedulingConstraints? SchedulingConstraints { get; init; }

    [Field("resourceClaims", 4, List = "map", Keys = "name", Patch = "merge,retainKeys", MergeKey = "name", Gate = "DRAWorkloadResourceClaims")]
    public ValueList<PodGroupResourceClaim> ResourceClaims { get; init; }

    [Field("disruptionMode", 5, Enum = "Pod|PodGroup", Gate = "WorkloadAwarePreemption")]
    public string? DisruptionMode { get; init; }

    [Field("priorityClassName", 6, Gate = "WorkloadAwarePreemption")]
    public string PriorityClassName { get; init; } = "";

    [Field("priority", 7, Gate = "WorkloadAwarePreemption")]
    public int? Priority { get; init; }
}

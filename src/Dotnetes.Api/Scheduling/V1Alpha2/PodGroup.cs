namespace Dotnetes.Api.Scheduling.V1Alpha2;

/// <summary>A set of pods that are scheduled according to a common policy.</summary>
[ApiType(OpenApi = "io.k8s.api.scheduling.v1alpha2.PodGroup", TypeMeta = true)]
[Kind("scheduling.k8s.io", "v1alpha2", "PodGroup", Plural = "podgroups", Namespaced = true)]
public sealed partial record PodGroup
{
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    [Field("spec", 2, Required = true, Default = "{}")]
    public PodGroupSpec Spec { get; init; } = PodGroupSpec.Empty;

    [Field("status", 3, Default = "{}")]
    public PodGroupStatus Status { get; init; } = PodGroupStatus.Empty;
}

/// <summary>A list of PodGroup objects.</summary>
[ApiType(OpenApi = "io.k8s.api.scheduling.v1alpha2.PodGroupList", TypeMeta = true)]
[Kind("scheduling.k8s.io", "v1alpha2", "PodGroupList")]
public sealed partial record PodGroupList
{
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<PodGroup> Items { get; init; }
}

/// <summary>The policy, constraints, claims and priority that apply to a pod group.</summary>
[ApiType(OpenApi = "io.k8s.api.scheduling.v1alpha2.PodGroupSpec")]
public sealed partial record PodGroupSpec
{
    [Field("podGroupTemplateRef", 1, Omit = Omit.Never)]
    public PodGroupTemplateReference? PodGroupTemplateRef { get; init; }

    [Field("schedulingPolicy", 2, Required = true, Default = "{}")]
    public PodGroupSchedulingPolicy SchedulingPolicy { get; init; } = PodGroupSchedulingPolicy.Empty;

    [Field("schedulingConstraints", 3, Gate = "TopologyAwareWorkloadScheduling")]
    public PodGroupSchedulingConstraints? SchedulingConstraints { get; init; }

    [Field("resourceClaims", 4, List = "map", Keys = "name", Patch = "merge,retainKeys", MergeKey = "name", Gate = "DRAWorkloadResourceClaims")]
    public ValueList<PodGroupResourceClaim> ResourceClaims { get; init; }

    [Field("disruptionMode", 5, Default = "\"Pod\"", Enum = "Pod|PodGroup", Gate = "WorkloadAwarePreemption")]
    public string? DisruptionMode { get; init; }

    [Field("priorityClassName", 6, Gate = "WorkloadAwarePreemption")]
    public string PriorityClassName { get; init; } = "";

    [Field("priority", 7, Gate = "WorkloadAwarePreemption")]
    public int? Priority { get; init; }
}

/// <summary>Observed state of a pod group: its conditions and the claims made for it.</summary>
[ApiType(OpenApi = "io.k8s.api.scheduling.v1alpha2.PodGroupStatus")]
public sealed partial record PodGroupStatus
{
    [Field("conditions", 1, List = "map", Keys = "type", Patch = "merge", MergeKey = "type")]
    public ValueList<Meta.V1.Condition> Conditions { get; init; }

    [Field("resourceClaimStatuses", 2, List = "map", Keys = "name", Patch = "merge,retainKeys", MergeKey = "name", Gate = "DRAWorkloadResourceClaims")]
    public ValueList<PodGroupResourceClaimStatus> ResourceClaimStatuses { get; init; }
}

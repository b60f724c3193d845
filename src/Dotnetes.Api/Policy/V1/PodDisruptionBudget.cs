namespace Dotnetes.Api.Policy.V1;

/// <summary>Limits how many pods of a group may be taken down together by voluntary actions such as node drains.</summary>
[ApiType(OpenApi = "io.k8s.api.policy.v1.PodDisruptionBudget", TypeMeta = true)]
[Kind("policy", "v1", "PodDisruptionBudget", Plural = "poddisruptionbudgets", Namespaced = true)]
public sealed partial record PodDisruptionBudget
{
    /// <summary>Standard object metadata, such as name, namespace, labels and annotations.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    /// <summary>The protected pods and how many of them must stay up.</summary>
    [Field("spec", 2, Default = "{}")]
    public PodDisruptionBudgetSpec Spec { get; init; } = PodDisruptionBudgetSpec.Empty;

    /// <summary>Pod counts and allowed disruptions the controller last computed.</summary>
    [Field("status", 3, Default = "{}")]
    public PodDisruptionBudgetStatus Status { get; init; } = PodDisruptionBudgetStatus.Empty;
}

/// <summary>The limit on voluntary disruptions for a group of pods.</summary>
[ApiType(OpenApi = "io.k8s.api.policy.v1.PodDisruptionBudgetSpec")]
public sealed partial record PodDisruptionBudgetSpec
{
    /// <summary>Pods that must remain healthy after an eviction, as a count or percentage; cannot be combined with maxUnavailable.</summary>
    [Field("minAvailable", 1)]
    public IntOrString? MinAvailable { get; init; }

    /// <summary>Label query for the protected pods; empty selects every pod in the namespace, unset selects none.</summary>
    [Field("selector", 2, Patch = "replace")]
    public Meta.V1.LabelSelector? Selector { get; init; }

    /// <summary>Pods that may be unhealthy after an eviction, as a count or percentage; cannot be combined with minAvailable.</summary>
    [Field("maxUnavailable", 3)]
    public IntOrString? MaxUnavailable { get; init; }

    /// <summary>IfHealthyBudget (default) spares not-ready running pods while the budget is short; AlwaysAllow lets them be evicted regardless of the budget.</summary>
    [Field("unhealthyPodEvictionPolicy", 4, Enum = "AlwaysAllow|IfHealthyBudget")]
    public string? UnhealthyPodEvictionPolicy { get; init; }
}

/// <summary>The most recently observed state of a disruption budget; may lag behind reality.</summary>
[ApiType(OpenApi = "io.k8s.api.policy.v1.PodDisruptionBudgetStatus")]
public sealed partial record PodDisruptionBudgetStatus
{
    /// <summary>The metadata generation of the spec that this status was computed from; a mismatch blocks evictions.</summary>
    [Field("observedGeneration", 1)]
    public long ObservedGeneration { get; init; }

    /// <summary>Pods whose eviction was granted but whose deletion was not yet observed, with the time of the grant.</summary>
    [Field("disruptedPods", 2)]
    public ValueMap<Time> DisruptedPods { get; init; }

    /// <summary>Number of further pods that may be evicted at present.</summary>
    [Field("disruptionsAllowed", 3, Omit = Omit.Never, Default = "0")]
    public int DisruptionsAllowed { get; init; }

    /// <summary>Number of protected pods that are healthy at present.</summary>
    [Field("currentHealthy", 4, Omit = Omit.Never, Default = "0")]
    public int CurrentHealthy { get; init; }

    /// <summary>Number of healthy pods that evictions must not go below.</summary>
    [Field("desiredHealthy", 5, Omit = Omit.Never, Default = "0")]
    public int DesiredHealthy { get; init; }

    /// <summary>Total number of pods this budget covers, as derived from their controllers.</summary>
    [Field("expectedPods", 6, Omit = Omit.Never, Default = "0")]
    public int ExpectedPods { get; init; }

    /// <summary>Observations about the budget; DisruptionAllowed tells whether evictions are possible and why.</summary>
    [Field("conditions", 7, List = "map", Keys = "type", Patch = "merge", MergeKey = "type")]
    public ValueList<Meta.V1.Condition> Conditions { get; init; }
}

/// <summary>A list of PodDisruptionBudget objects as returned by list requests.</summary>
[ApiType(OpenApi = "io.k8s.api.policy.v1.PodDisruptionBudgetList", TypeMeta = true)]
[Kind("policy", "v1", "PodDisruptionBudgetList")]
public sealed partial record PodDisruptionBudgetList
{
    /// <summary>Standard list metadata, including the resource version and the continue token for paging.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    /// <summary>The PodDisruptionBudget objects contained in this list.</summary>
    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<PodDisruptionBudget> Items { get; init; }
}

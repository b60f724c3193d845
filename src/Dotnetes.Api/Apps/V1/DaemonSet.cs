namespace Dotnetes.Api.Apps.V1;

/// <summary>Makes sure that every node, or every node of a chosen subset, runs one copy of a pod.</summary>
[ApiType(OpenApi = "io.k8s.api.apps.v1.DaemonSet", TypeMeta = true)]
[Kind("apps", "v1", "DaemonSet", Plural = "daemonsets", Namespaced = true)]
public sealed partial record DaemonSet
{
    /// <summary>Standard object metadata, such as name, namespace, labels and annotations.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    /// <summary>The wanted pod template, node coverage and update behaviour of the daemon set.</summary>
    [Field("spec", 2, Default = "{}")]
    public DaemonSetSpec Spec { get; init; } = DaemonSetSpec.Empty;

    /// <summary>Per-node counts the daemon set controller last recorded; may be slightly out of date.</summary>
    [Field("status", 3, Default = "{}")]
    public DaemonSetStatus Status { get; init; } = DaemonSetStatus.Empty;
}

/// <summary>The desired state of a daemon set and its update behaviour.</summary>
[ApiType(OpenApi = "io.k8s.api.apps.v1.DaemonSetSpec")]
public sealed partial record DaemonSetSpec
{
    /// <summary>Label query picking the pods that belong to this daemon set; must match the template labels and cannot be changed.</summary>
    [Field("selector", 1, Omit = Omit.Never, Required = true)]
    public Meta.V1.LabelSelector? Selector { get; init; }

    /// <summary>Blueprint of the pod started on each eligible node, as narrowed by the node selector, affinity and tolerations; restartPolicy must be Always.</summary>
    [Field("template", 2, Required = true, Default = "{}")]
    public Core.V1.PodTemplateSpec Template { get; init; } = Core.V1.PodTemplateSpec.Empty;

    /// <summary>How running daemon pods are exchanged for new ones; rolling update when unset.</summary>
    [Field("updateStrategy", 3, Default = "{}")]
    public DaemonSetUpdateStrategy UpdateStrategy { get; init; } = DaemonSetUpdateStrategy.Empty;

    /// <summary>Seconds a new daemon pod must stay ready without crashing to count as available. Defaults to 0.</summary>
    [Field("minReadySeconds", 4)]
    public int MinReadySeconds { get; init; }

    /// <summary>Number of old revisions kept to make rollback possible. Defaults to 10.</summary>
    [Field("revisionHistoryLimit", 6)]
    public int? RevisionHistoryLimit { get; init; }
}

/// <summary>The most recently observed state of a daemon set across the nodes.</summary>
[ApiType(OpenApi = "io.k8s.api.apps.v1.DaemonSetStatus")]
public sealed partial record DaemonSetStatus
{
    /// <summary>Number of nodes that run at least one daemon pod and are meant to.</summary>
    [Field("currentNumberScheduled", 1, Omit = Omit.Never, Required = true, Default = "0")]
    public int CurrentNumberScheduled { get; init; }

    /// <summary>Number of nodes running a daemon pod although they should not.</summary>
    [Field("numberMisscheduled", 2, Omit = Omit.Never, Required = true, Default = "0")]
    public int NumberMisscheduled { get; init; }

    /// <summary>Number of nodes that ought to run a daemon pod.</summary>
    [Field("desiredNumberScheduled", 3, Omit = Omit.Never, Required = true, Default = "0")]
    public int DesiredNumberScheduled { get; init; }

    /// <summary>Number of nodes that should run the daemon and have at least one pod of it ready.</summary>
    [Field("numberReady", 4, Omit = Omit.Never, Required = true, Default = "0")]
    public int NumberReady { get; init; }

    /// <summary>The metadata generation of the spec that this status was computed from.</summary>
    [Field("observedGeneration", 5)]
    public long ObservedGeneration { get; init; }

    /// <summary>Number of nodes whose daemon pod is built from the current template.</summary>
    [Field("updatedNumberScheduled", 6)]
    public int UpdatedNumberScheduled { get; init; }

    /// <summary>Number of eligible nodes where a daemon pod has been ready for at least minReadySeconds.</summary>
    [Field("numberAvailable", 7)]
    public int NumberAvailable { get; init; }

    /// <summary>Number of eligible nodes that have no available daemon pod at present.</summary>
    [Field("numberUnavailable", 8)]
    public int NumberUnavailable { get; init; }

    /// <summary>Counts hash collisions met while naming controller revisions; influences the next generated name.</summary>
    [Field("collisionCount", 9)]
    public int? CollisionCount { get; init; }

    /// <summary>Latest observations about the daemon set, at most one per condition type.</summary>
    [Field("conditions", 10, List = "map", Keys = "type", Patch = "merge", MergeKey = "type")]
    public ValueList<DaemonSetCondition> Conditions { get; init; }
}

/// <summary>A list of DaemonSet objects as returned by list requests.</summary>
[ApiType(OpenApi = "io.k8s.api.apps.v1.DaemonSetList", TypeMeta = true)]
[Kind("apps", "v1", "DaemonSetList")]
public sealed partial record DaemonSetList
{
    /// <summary>Standard list metadata, including the resource version and the continue token for paging.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    /// <summary>The DaemonSet objects contained in this list.</summary>
    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<DaemonSet> Items { get; init; }
}

namespace Dotnetes.Api.Apps.V1;

/// <summary>Runs a group of pods that keep a stable name, network identity and storage across restarts and rescheduling.</summary>
[ApiType(OpenApi = "io.k8s.api.apps.v1.StatefulSet", TypeMeta = true)]
[Kind("apps", "v1", "StatefulSet", Plural = "statefulsets", Namespaced = true)]
public sealed partial record StatefulSet
{
    /// <summary>Standard object metadata, such as name, namespace, labels and annotations.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    /// <summary>The wanted identity, size and pod template of the stateful set.</summary>
    [Field("spec", 2, Default = "{}")]
    public StatefulSetSpec Spec { get; init; } = StatefulSetSpec.Empty;

    /// <summary>What the controller last saw of the set's pods and revisions; may lag slightly behind reality.</summary>
    [Field("status", 3, Default = "{}")]
    public StatefulSetStatus Status { get; init; } = StatefulSetStatus.Empty;
}

/// <summary>The desired state of a stateful set, from replica count to storage templates.</summary>
[ApiType(OpenApi = "io.k8s.api.apps.v1.StatefulSetSpec")]
public sealed partial record StatefulSetSpec
{
    /// <summary>Number of pods wanted, each created from the template with its own identity. Defaults to 1.</summary>
    [Field("replicas", 1)]
    public int? Replicas { get; init; }

    /// <summary>Label query that picks the pods belonging to this set; it has to match the template's labels and cannot change later.</summary>
    [Field("selector", 2, Omit = Omit.Never, Required = true)]
    public Meta.V1.LabelSelector? Selector { get; init; }

    /// <summary>Blueprint for each pod; its restartPolicy can only be Always, and names are formed from set name and ordinal.</summary>
    [Field("template", 3, Required = true, Default = "{}")]
    public Core.V1.PodTemplateSpec Template { get; init; } = Core.V1.PodTemplateSpec.Empty;

    /// <summary>Claims created once per pod and mounted under the same name; they override template volumes with equal names.</summary>
    [Field("volumeClaimTemplates", 4, List = "atomic")]
    public ValueList<Core.V1.PersistentVolumeClaim> VolumeClaimTemplates { get; init; }

    /// <summary>Name of the headless service that provides DNS entries for the pods; the service must be created separately.</summary>
    [Field("serviceName", 5, Omit = Omit.Never, Default = "\"\"")]
    public string ServiceName { get; init; } = "";

    /// <summary>OrderedReady (default) starts and stops pods one at a time in ordinal order; Parallel handles all of them at once.</summary>
    [Field("podManagementPolicy", 6, Enum = "OrderedReady|Parallel")]
    public string PodManagementPolicy { get; init; } = "";

    /// <summary>Determines how pods move to a new revision when the template is edited; RollingUpdate by default.</summary>
    [Field("updateStrategy", 7, Default = "{}")]
    public StatefulSetUpdateStrategy UpdateStrategy { get; init; } = StatefulSetUpdateStrategy.Empty;

    /// <summary>How many old revisions to keep for rollback, not counting those in use. Defaults to 10.</summary>
    [Field("revisionHistoryLimit", 8)]
    public int? RevisionHistoryLimit { get; init; }

    /// <summary>Seconds a fresh pod must stay ready before it counts as available. Defaults to 0, meaning immediately.</summary>
    [Field("minReadySeconds", 9)]
    public int MinReadySeconds { get; init; }

    /// <summary>Rules for deleting claims when the set is scaled down or removed; by default every claim is kept.</summary>
    [Field("persistentVolumeClaimRetentionPolicy", 10)]
    public StatefulSetPersistentVolumeClaimRetentionPolicy? PersistentVolumeClaimRetentionPolicy { get; init; }

    /// <summary>Configures how pod ordinals are assigned; when unset, numbering runs from 0 to replicas minus one.</summary>
    [Field("ordinals", 11)]
    public StatefulSetOrdinals? Ordinals { get; init; }
}

/// <summary>The most recently observed state of a stateful set.</summary>
[ApiType(OpenApi = "io.k8s.api.apps.v1.StatefulSetStatus")]
public sealed partial record StatefulSetStatus
{
    /// <summary>The metadata generation of the spec that the controller had processed when writing this status.</summary>
    [Field("observedGeneration", 1)]
    public long ObservedGeneration { get; init; }

    /// <summary>Number of pods that the controller has created for this set.</summary>
    [Field("replicas", 2, Omit = Omit.Never, Required = true, Default = "0")]
    public int Replicas { get; init; }

    /// <summary>Number of pods of this set whose Ready condition is true.</summary>
    [Field("readyReplicas", 3)]
    public int ReadyReplicas { get; init; }

    /// <summary>Number of pods built from the revision named by currentRevision.</summary>
    [Field("currentReplicas", 4)]
    public int CurrentReplicas { get; init; }

    /// <summary>Number of pods built from the revision named by updateRevision.</summary>
    [Field("updatedReplicas", 5)]
    public int UpdatedReplicas { get; init; }

    /// <summary>Name of the controller revision that pods not yet updated were created from.</summary>
    [Field("currentRevision", 6)]
    public string CurrentRevision { get; init; } = "";

    /// <summary>Name of the controller revision that the set is moving its pods to.</summary>
    [Field("updateRevision", 7)]
    public string UpdateRevision { get; init; } = "";

    /// <summary>Counts hash collisions met while naming revisions; the controller mixes it into the next hash.</summary>
    [Field("collisionCount", 9)]
    public int? CollisionCount { get; init; }

    /// <summary>Latest observations about the set, at most one entry per condition type.</summary>
    [Field("conditions", 10, List = "map", Keys = "type", Patch = "merge", MergeKey = "type")]
    public ValueList<StatefulSetCondition> Conditions { get; init; }

    /// <summary>Number of pods that have been ready for at least minReadySeconds.</summary>
    [Field("availableReplicas", 11, Omit = Omit.Never, Default = "0")]
    public int AvailableReplicas { get; init; }
}

/// <summary>A list of StatefulSet objects as returned by list requests.</summary>
[ApiType(OpenApi = "io.k8s.api.apps.v1.StatefulSetList", TypeMeta = true)]
[Kind("apps", "v1", "StatefulSetList")]
public sealed partial record StatefulSetList
{
    /// <summary>Standard list metadata, including the resource version and the continue token for paging.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    /// <summary>The StatefulSet objects contained in this list.</summary>
    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<StatefulSet> Items { get; init; }
}

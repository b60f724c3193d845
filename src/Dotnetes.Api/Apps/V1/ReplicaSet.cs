namespace Dotnetes.Api.Apps.V1;

/// <summary>Keeps a fixed number of identical pods running; usually created and owned by a deployment.</summary>
[ApiType(OpenApi = "io.k8s.api.apps.v1.ReplicaSet", TypeMeta = true)]
[Kind("apps", "v1", "ReplicaSet", Plural = "replicasets", Namespaced = true)]
public sealed partial record ReplicaSet
{
    /// <summary>Standard object metadata, such as name, namespace, labels and annotations.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    /// <summary>The wanted number of pods and the template to create them from.</summary>
    [Field("spec", 2, Default = "{}")]
    public ReplicaSetSpec Spec { get; init; } = ReplicaSetSpec.Empty;

    /// <summary>Pod counts and conditions the controller last recorded; may be slightly out of date.</summary>
    [Field("status", 3, Default = "{}")]
    public ReplicaSetStatus Status { get; init; } = ReplicaSetStatus.Empty;
}

/// <summary>A list of ReplicaSet objects as returned by list requests.</summary>
[ApiType(OpenApi = "io.k8s.api.apps.v1.ReplicaSetList", TypeMeta = true)]
[Kind("apps", "v1", "ReplicaSetList")]
public sealed partial record ReplicaSetList
{
    /// <summary>Standard list metadata, including the resource version and the continue token for paging.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    /// <summary>The ReplicaSet objects contained in this list.</summary>
    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<ReplicaSet> Items { get; init; }
}

/// <summary>The desired state of a replica set.</summary>
[ApiType(OpenApi = "io.k8s.api.apps.v1.ReplicaSetSpec")]
public sealed partial record ReplicaSetSpec
{
    /// <summary>Number of pods wanted; an explicit 0 is honoured, an omitted value becomes 1.</summary>
    [Field("replicas", 1)]
    public int? Replicas { get; init; }

    /// <summary>Seconds a new pod must stay ready without crashing to count as available. Defaults to 0.</summary>
    [Field("minReadySeconds", 4)]
    public int MinReadySeconds { get; init; }

    /// <summary>Label query deciding which pods count as replicas; has to match the template labels and cannot be changed.</summary>
    [Field("selector", 2, Omit = Omit.Never, Required = true)]
    public Meta.V1.LabelSelector? Selector { get; init; }

    /// <summary>Blueprint used for new pods whenever there are fewer than wanted; existing pods are never altered.</summary>
    [Field("template", 3, Default = "{}")]
    public Core.V1.PodTemplateSpec Template { get; init; } = Core.V1.PodTemplateSpec.Empty;
}

/// <summary>The most recently observed state of a replica set.</summary>
[ApiType(OpenApi = "io.k8s.api.apps.v1.ReplicaSetStatus")]
public sealed partial record ReplicaSetStatus
{
    /// <summary>Number of matching pods that are not being terminated, as last observed.</summary>
    [Field("replicas", 1, Omit = Omit.Never, Required = true, Default = "0")]
    public int Replicas { get; init; }

    /// <summary>Number of non-terminating pods that carry every label of the pod template.</summary>
    [Field("fullyLabeledReplicas", 2)]
    public int FullyLabeledReplicas { get; init; }

    /// <summary>Number of non-terminating pods that report themselves ready.</summary>
    [Field("readyReplicas", 4)]
    public int ReadyReplicas { get; init; }

    /// <summary>Number of non-terminating pods ready for at least minReadySeconds.</summary>
    [Field("availableReplicas", 5)]
    public int AvailableReplicas { get; init; }

    /// <summary>Number of pods being deleted that have not reached the Succeeded or Failed phase yet.</summary>
    [Field("terminatingReplicas", 7)]
    public int? TerminatingReplicas { get; init; }

    /// <summary>The metadata generation of the spec that this status was computed from.</summary>
    [Field("observedGeneration", 3)]
    public long ObservedGeneration { get; init; }

    /// <summary>Latest observations about the replica set, for example ReplicaFailure.</summary>
    [Field("conditions", 6, List = "map", Keys = "type", Patch = "merge", MergeKey = "type")]
    public ValueList<ReplicaSetCondition> Conditions { get; init; }
}

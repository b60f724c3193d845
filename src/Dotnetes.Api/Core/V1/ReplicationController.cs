namespace Dotnetes.Api.Core.V1;

/// <summary>Keeps a given number of equal pods running; ReplicaSet and Deployment are its successors.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.ReplicationController", TypeMeta = true)]
[Kind("", "v1", "ReplicationController", Plural = "replicationcontrollers", Namespaced = true)]
public sealed partial record ReplicationController
{
    /// <summary>Identity and bookkeeping of the object; when its labels are empty they default to those of the pod template.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    /// <summary>Number and shape of the pods to keep running.</summary>
    [Field("spec", 2, Default = "{}")]
    public ReplicationControllerSpec Spec { get; init; } = ReplicationControllerSpec.Empty;

    /// <summary>Pod counts as most recently observed by the controller.</summary>
    [Field("status", 3, Default = "{}")]
    public ReplicationControllerStatus Status { get; init; } = ReplicationControllerStatus.Empty;
}

/// <summary>How many pods a replication controller keeps running and what they look like.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.ReplicationControllerSpec")]
public sealed partial record ReplicationControllerSpec
{
    /// <summary>Number of pods wanted; zero is allowed, and unset means 1.</summary>
    [Field("replicas", 1, Default = "1")]
    public int? Replicas { get; init; }

    /// <summary>Seconds a new pod must stay ready before it counts as available; the default is 0.</summary>
    [Field("minReadySeconds", 4, Default = "0")]
    public int MinReadySeconds { get; init; }

    /// <summary>Labels of the pods that are counted and owned; unset takes the labels of the template.</summary>
    [Field("selector", 2, Map = "atomic")]
    public ValueMap<string> Selector { get; init; }

    /// <summary>Blueprint for new pods when there are too few; only the restart policy Always is permitted.</summary>
    [Field("template", 3)]
    public PodTemplateSpec? Template { get; init; }
}

/// <summary>Pod counts observed by a replication controller.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.ReplicationControllerStatus")]
public sealed partial record ReplicationControllerStatus
{
    /// <summary>Number of pods that were seen most recently.</summary>
    [Field("replicas", 1, Omit = Omit.Never, Required = true, Default = "0")]
    public int Replicas { get; init; }

    /// <summary>Number of pods carrying all labels of the template.</summary>
    [Field("fullyLabeledReplicas", 2)]
    public int FullyLabeledReplicas { get; init; }

    /// <summary>Number of pods whose Ready condition is true.</summary>
    [Field("readyReplicas", 4)]
    public int ReadyReplicas { get; init; }

    /// <summary>Number of pods that have been ready for at least minReadySeconds.</summary>
    [Field("availableReplicas", 5)]
    public int AvailableReplicas { get; init; }

    /// <summary>Generation of the specification that the controller acted upon most recently.</summary>
    [Field("observedGeneration", 3)]
    public long ObservedGeneration { get; init; }

    /// <summary>Aspects of the present state, with one entry per type.</summary>
    [Field("conditions", 6, List = "map", Keys = "type", Patch = "merge", MergeKey = "type")]
    public ValueList<ReplicationControllerCondition> Conditions { get; init; }
}

/// <summary>A list of ReplicationController objects.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.ReplicationControllerList", TypeMeta = true)]
[Kind("", "v1", "ReplicationControllerList")]
public sealed partial record ReplicationControllerList
{
    /// <summary>Bookkeeping of the list: the resource version it reflects and the token for reading the next page.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    /// <summary>The ReplicationController objects contained in this list.</summary>
    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<ReplicationController> Items { get; init; }
}

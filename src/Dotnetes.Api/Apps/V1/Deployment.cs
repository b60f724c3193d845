namespace Dotnetes.Api.Apps.V1;

/// <summary>Manages replica sets so that a stateless application runs with the wanted number of pods and can be rolled out gradually.</summary>
[ApiType(OpenApi = "io.k8s.api.apps.v1.Deployment", TypeMeta = true)]
[Kind("apps", "v1", "Deployment", Plural = "deployments", Namespaced = true)]
public sealed partial record Deployment
{
    /// <summary>Standard object metadata, such as name, namespace, labels and annotations.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    /// <summary>The wanted size, pod template and rollout behaviour of the deployment.</summary>
    [Field("spec", 2, Default = "{}")]
    public DeploymentSpec Spec { get; init; } = DeploymentSpec.Empty;

    /// <summary>Pod counts and conditions that the deployment controller last recorded.</summary>
    [Field("status", 3, Default = "{}")]
    public DeploymentStatus Status { get; init; } = DeploymentStatus.Empty;
}

/// <summary>The desired state of a deployment and how it gets there.</summary>
[ApiType(OpenApi = "io.k8s.api.apps.v1.DeploymentSpec")]
public sealed partial record DeploymentSpec
{
    /// <summary>Number of pods wanted; an explicit 0 is honoured, an omitted value becomes 1.</summary>
    [Field("replicas", 1)]
    public int? Replicas { get; init; }

    /// <summary>Label query finding the replica sets and pods owned by this deployment; it must match the template labels and is immutable.</summary>
    [Field("selector", 2, Omit = Omit.Never, Required = true)]
    public Meta.V1.LabelSelector? Selector { get; init; }

    /// <summary>Blueprint of the pods to run; any change to it starts a rollout. Only restartPolicy Always is accepted.</summary>
    [Field("template", 3, Required = true, Default = "{}")]
    public Core.V1.PodTemplateSpec Template { get; init; } = Core.V1.PodTemplateSpec.Empty;

    /// <summary>How existing pods give way to new ones; a rolling update when not specified.</summary>
    [Field("strategy", 4, Patch = "retainKeys", Default = "{}")]
    public DeploymentStrategy Strategy { get; init; } = DeploymentStrategy.Empty;

    /// <summary>Seconds a new pod must be ready without a container crash before it is considered available. Defaults to 0.</summary>
    [Field("minReadySeconds", 5)]
    public int MinReadySeconds { get; init; }

    /// <summary>Number of scaled-down replica sets kept so that a rollback is possible. Defaults to 10.</summary>
    [Field("revisionHistoryLimit", 6)]
    public int? RevisionHistoryLimit { get; init; }

    /// <summary>While true, template changes do not start a rollout; scaling still takes place.</summary>
    [Field("paused", 7)]
    public bool Paused { get; init; }

    /// <summary>Seconds a rollout may go without progress before it is reported as failed; it is not rolled back. Defaults to 600.</summary>
    [Field("progressDeadlineSeconds", 9)]
    public int? ProgressDeadlineSeconds { get; init; }
}

/// <summary>The most recently observed state of a deployment.</summary>
[ApiType(OpenApi = "io.k8s.api.apps.v1.DeploymentStatus")]
public sealed partial record DeploymentStatus
{
    /// <summary>The metadata generation of the spec that this status was computed from.</summary>
    [Field("observedGeneration", 1)]
    public long ObservedGeneration { get; init; }

    /// <summary>Number of pods, old and new, not being terminated that the deployment targets.</summary>
    [Field("replicas", 2)]
    public int Replicas { get; init; }

    /// <summary>Number of non-terminating pods that already run the current pod template.</summary>
    [Field("updatedReplicas", 3)]
    public int UpdatedReplicas { get; init; }

    /// <summary>Number of non-terminating pods that report themselves ready.</summary>
    [Field("readyReplicas", 7)]
    public int ReadyReplicas { get; init; }

    /// <summary>Number of non-terminating pods ready for at least minReadySeconds.</summary>
    [Field("availableReplicas", 4)]
    public int AvailableReplicas { get; init; }

    /// <summary>Number of pods still needed for full availability, either not yet created or running but not available.</summary>
    [Field("unavailableReplicas", 5)]
    public int UnavailableReplicas { get; init; }

    /// <summary>Number of pods being deleted that have not reached the Succeeded or Failed phase yet.</summary>
    [Field("terminatingReplicas", 9)]
    public int? TerminatingReplicas { get; init; }

    /// <summary>Latest observations about the deployment, such as Available, Progressing and ReplicaFailure.</summary>
    [Field("conditions", 6, List = "map", Keys = "type", Patch = "merge", MergeKey = "type")]
    public ValueList<DeploymentCondition> Conditions { get; init; }

    /// <summary>Counts name collisions met when creating replica sets; it feeds into the hash for the next name.</summary>
    [Field("collisionCount", 8)]
    public int? CollisionCount { get; init; }
}

/// <summary>A list of Deployment objects as returned by list requests.</summary>
[ApiType(OpenApi = "io.k8s.api.apps.v1.DeploymentList", TypeMeta = true)]
[Kind("apps", "v1", "DeploymentList")]
public sealed partial record DeploymentList
{
    /// <summary>Standard list metadata, including the resource version and the continue token for paging.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    /// <summary>The Deployment objects contained in this list.</summary>
    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<Deployment> Items { get; init; }
}

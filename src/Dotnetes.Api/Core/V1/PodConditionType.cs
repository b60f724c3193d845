namespace Dotnetes.Api.Core.V1;

/// <summary>Kind of condition on a pod, such as scheduled, initialized or ready.</summary>
public static class PodConditionType
{
    /// <summary>The value <c>ContainersReady</c>.</summary>
    public const string ContainersReady = "ContainersReady";

    /// <summary>The value <c>Initialized</c>.</summary>
    public const string Initialized = "Initialized";

    /// <summary>The value <c>Ready</c>.</summary>
    public const string Ready = "Ready";

    /// <summary>The value <c>PodScheduled</c>.</summary>
    public const string PodScheduled = "PodScheduled";

    /// <summary>The value <c>DisruptionTarget</c>.</summary>
    public const string DisruptionTarget = "DisruptionTarget";

    /// <summary>The value <c>PodReadyToStartContainers</c>.</summary>
    public const string PodReadyToStartContainers = "PodReadyToStartContainers";

    /// <summary>The value <c>PodResizePending</c>.</summary>
    public const string PodResizePending = "PodResizePending";

    /// <summary>The value <c>PodResizeInProgress</c>.</summary>
    public const string PodResizeInProgress = "PodResizeInProgress";

    /// <summary>The value <c>AllContainersRestarting</c>.</summary>
    public const string AllContainersRestarting = "AllContainersRestarting";
}

namespace Dotnetes.Scheduler.Framework;

/// <summary>The kinds of objects whose changes matter for scheduling.</summary>
public enum EventResource
{
    /// <summary>A pod that runs on a node.</summary>
    AssignedPod,

    /// <summary>The pod itself, while it waits.</summary>
    UnscheduledPod,

    /// <summary>A node.</summary>
    Node,

    /// <summary>A persistent volume claim.</summary>
    PersistentVolumeClaim,

    /// <summary>A persistent volume.</summary>
    PersistentVolume,

    /// <summary>A storage class.</summary>
    StorageClass,
}

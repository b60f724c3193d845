namespace Dotnetes.Scheduler.Framework;

/// <summary>What a plugin says; each code has its own effect on requeueing.</summary>
public enum StatusCode
{
    /// <summary>Go on.</summary>
    Success,

    /// <summary>Something broke; the pod is tried again with back-off.</summary>
    Error,

    /// <summary>The pod does not fit now; preemption or a cluster event may help.</summary>
    Unschedulable,

    /// <summary>The pod does not fit and preemption cannot help; a cluster event may.</summary>
    UnschedulableAndUnresolvable,

    /// <summary>A permit plugin asks to wait.</summary>
    Wait,

    /// <summary>The plugin has nothing to do for this pod.</summary>
    Skip,

    /// <summary>The pod waits for something outside the scheduler.</summary>
    Pending,
}

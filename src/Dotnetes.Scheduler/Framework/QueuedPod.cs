using Dotnetes.Scheduler.Snapshot;

namespace Dotnetes.Scheduler.Framework;

/// <summary>A pod that waits to be scheduled.</summary>
public sealed class QueuedPod(PodInfo info, DateTimeOffset added)
{
    /// <summary>The pod.</summary>
    public PodInfo Info { get; set; } = info;

    /// <summary>When it last entered the queue.</summary>
    public DateTimeOffset Added { get; set; } = added;

    /// <summary>When it was first seen.</summary>
    public DateTimeOffset FirstSeen { get; } = added;

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; set; }

    /// <summary>The plugins that refused it the last time.</summary>
    public HashSet<string> RefusedBy { get; set; } = [];

    /// <summary>When its back-off ends.</summary>
    public DateTimeOffset BackoffUntil { get; set; }
}

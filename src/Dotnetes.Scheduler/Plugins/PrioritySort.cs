using Dotnetes.Scheduler.Framework;

namespace Dotnetes.Scheduler.Plugins;

/// <summary>Orders waiting pods by priority, then by the time they entered the queue.</summary>
public sealed class PrioritySort : IQueueSortPlugin
{
    /// <inheritdoc/>
    public string Name => "PrioritySort";

    /// <inheritdoc/>
    public int Compare(QueuedPod x, QueuedPod y) =>
        y.Info.Priority.CompareTo(x.Info.Priority) is var c && c != 0 ? c : x.Added.CompareTo(y.Added);
}

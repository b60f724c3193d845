namespace Dotnetes.Scheduler.Framework;

/// <summary>Orders the active queue. A profile has exactly one.</summary>
public interface IQueueSortPlugin : IPlugin
{
    /// <summary>Negative when <paramref name="x"/> goes before <paramref name="y"/>.</summary>
    int Compare(QueuedPod x, QueuedPod y);
}

namespace Dotnetes.Scheduler.Framework;

/// <summary>Tells which changes in the cluster may make pods schedulable that the plugin refused.</summary>
public interface IEnqueueExtensions : IPlugin
{
    /// <summary>The events with their hints.</summary>
    IReadOnlyList<QueueingHint> Hints { get; }
}

using Dotnetes.Scheduler.Snapshot;

namespace Dotnetes.Scheduler.Framework;

/// <summary>Called when no node is left; preemption lives here.</summary>
public interface IPostFilterPlugin : IPlugin
{
    /// <summary>Tries to make the pod schedulable. Success names the nominated node in the reason; a refusal's reason is appended to the event.</summary>
    ValueTask<Status> PostFilter(CycleState state, PodInfo pod, NodeTable nodes, FilterFailures failures, CancellationToken cancellationToken);
}

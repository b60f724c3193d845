using Dotnetes.Scheduler.Snapshot;

namespace Dotnetes.Scheduler.Framework;

/// <summary>Allows, refuses or delays the binding of a pod.</summary>
public interface IPermitPlugin : IPlugin
{
    /// <summary>Completes when the pod may be bound or is refused.</summary>
    ValueTask<Status> Permit(CycleState state, PodInfo pod, string nodeName, CancellationToken cancellationToken);
}

using Dotnetes.Scheduler.Snapshot;

namespace Dotnetes.Scheduler.Framework;

/// <summary>Binds a pod to its node. The first plugin that does not skip decides.</summary>
public interface IBindPlugin : IPlugin
{
    /// <summary>Binds.</summary>
    ValueTask<Status> Bind(CycleState state, PodInfo pod, string nodeName, CancellationToken cancellationToken);
}

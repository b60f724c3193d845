using Dotnetes.Scheduler.Snapshot;

namespace Dotnetes.Scheduler.Framework;

/// <summary>Does what must be done before a pod is bound, such as attaching volumes.</summary>
public interface IPreBindPlugin : IPlugin
{
    /// <summary>Anything but success sends the pod back to the queue.</summary>
    ValueTask<Status> PreBind(CycleState state, PodInfo pod, string nodeName, CancellationToken cancellationToken);
}

using Dotnetes.Scheduler.Snapshot;

namespace Dotnetes.Scheduler.Framework;

/// <summary>Is told about bound pods.</summary>
public interface IPostBindPlugin : IPlugin
{
    /// <summary>Called after a pod was bound.</summary>
    void PostBind(CycleState state, PodInfo pod, string nodeName);
}

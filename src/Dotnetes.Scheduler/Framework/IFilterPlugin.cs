using Dotnetes.Scheduler.Snapshot;

namespace Dotnetes.Scheduler.Framework;

/// <summary>Rules nodes out. Called once for all nodes, so that it can be a loop over columns.</summary>
public interface IFilterPlugin : IPlugin
{
    /// <summary>
    /// Removes from <paramref name="candidates"/> every node on which the pod cannot run and says why in <paramref name="failures"/>.
    /// </summary>
    void Filter(CycleState state, PodInfo pod, NodeTable nodes, NodeSet candidates, FilterFailures failures);
}

using Dotnetes.Scheduler.Snapshot;

namespace Dotnetes.Scheduler.Framework;

/// <summary>Looks at the pod once before nodes are filtered.</summary>
public interface IPreFilterPlugin : IPlugin
{
    /// <summary>
    /// Precomputes what Filter needs. May narrow <paramref name="candidates"/>; skip means that this plugin's Filter need not run.
    /// </summary>
    Status PreFilter(CycleState state, PodInfo pod, NodeTable nodes, NodeSet candidates);
}

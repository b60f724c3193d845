using Dotnetes.Scheduler.Snapshot;

namespace Dotnetes.Scheduler.Framework;

/// <summary>Looks at the feasible nodes once before they are scored.</summary>
public interface IPreScorePlugin : IPlugin
{
    /// <summary>Precomputes what Score needs; skip means that this plugin's Score need not run.</summary>
    Status PreScore(CycleState state, PodInfo pod, NodeTable nodes, ReadOnlySpan<int> feasible);
}

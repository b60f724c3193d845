using Dotnetes.Scheduler.Snapshot;

namespace Dotnetes.Scheduler.Framework;

/// <summary>Ranks the feasible nodes. Called once for all of them.</summary>
public interface IScorePlugin : IPlugin
{
    /// <summary>The highest score of a node after normalisation.</summary>
    const long MaxNodeScore = 100;

    /// <summary>Writes the score of <c>feasible[i]</c> to <c>scores[i]</c>, between 0 and <see cref="MaxNodeScore"/>.</summary>
    void Score(CycleState state, PodInfo pod, NodeTable nodes, ReadOnlySpan<int> feasible, Span<long> scores);
}

using Dotnetes.Api.Core.V1;
using Dotnetes.Scheduler.Snapshot;

namespace Dotnetes.Scheduler.Framework;

/// <summary>The plugins of one scheduler name, by extension point and in order, and the two halves of a scheduling cycle.</summary>
public sealed class Profile
{
    private readonly NodeSet _candidates = new();

    /// <summary>The scheduler name that pods ask for.</summary>
    public required string SchedulerName { get; init; }

    /// <summary>Orders the queue.</summary>
    public required IQueueSortPlugin QueueSort { get; init; }

    /// <summary>Gate keepers of the active queue.</summary>
    public IReadOnlyList<IPreEnqueuePlugin> PreEnqueue { get; init; } = [];

    /// <summary>Plugins that look at the pod first.</summary>
    public IReadOnlyList<IPreFilterPlugin> PreFilter { get; init; } = [];

    /// <summary>Plugins that rule nodes out.</summary>
    public IReadOnlyList<IFilterPlugin> Filter { get; init; } = [];

    /// <summary>Plugins that try to help when no node is left.</summary>
    public IReadOnlyList<IPostFilterPlugin> PostFilter { get; init; } = [];

    /// <summary>Plugins that look at the feasible nodes first.</summary>
    public IReadOnlyList<IPreScorePlugin> PreScore { get; init; } = [];

    /// <summary>Plugins that rank nodes, with their weights.</summary>
    public IReadOnlyList<(IScorePlugin Plugin, int Weight)> Score { get; init; } = [];

    /// <summary>Plugins that reserve.</summary>
    public IReadOnlyList<IReservePlugin> Reserve { get; init; } = [];

    /// <summary>Plugins that permit.</summary>
    public IReadOnlyList<IPermitPlugin> Permit { get; init; } = [];

    /// <summary>Plugins that prepare the binding.</summary>
    public IReadOnlyList<IPreBindPlugin> PreBind { get; init; } = [];

    /// <summary>Plugins that bind.</summary>
    public IReadOnlyList<IBindPlugin> Bind { get; init; } = [];

    /// <summary>Plugins that are told.</summary>
    public IReadOnlyList<IPostBindPlugin> PostBind { get; init; } = [];

    /// <summary>The hints of all plugins, by plugin name.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<QueueingHint>> Hints { get; init; } = new Dictionary<string, IReadOnlyList<QueueingHint>>();

    /// <summary>Whether a pod may enter the active queue.</summary>
    public Status RunPreEnqueue(Pod pod)
    {
        foreach (var plugin in PreEnqueue)
        {
            var status = plugin.PreEnqueue(pod);
            if (!status.IsSuccess)
            {
                return status with { Plugin = plugin.Name };
            }
        }

        return Status.Success;
    }

    /// <summary>Finds the nodes on which the pod can run.</summary>
    /// <returns>Their indexes; empty when there is none, and then <paramref name="failures"/> says why.</returns>
    /// <exception cref="SchedulingException">A plugin failed.</exception>
    public int[] FindFeasible(CycleState state, PodInfo pod, NodeTable nodes, FilterFailures failures)
    {
        _candidates.Fill(nodes.Count);
        foreach (var plugin in PreFilter)
        {
            var status = plugin.PreFilter(state, pod, nodes, _candidates);
            if (status.Code == StatusCode.Skip)
            {
                state.SkippedFilters.Add(plugin.Name);
            }
            else if (status.IsRejected)
            {
                failures.RefuseAll(plugin.Name, status.Reason);
                return [];
            }
            else if (!status.IsSuccess)
            {
                throw new SchedulingException($"running PreFilter plugin \"{plugin.Name}\": {status.Reason}");
            }
        }

        foreach (var plugin in Filter)
        {
            if (_candidates.IsEmpty)
            {
                break;
            }

            if (!state.SkippedFilters.Contains(plugin.Name))
            {
                failures.Begin(plugin.Name);
                plugin.Filter(state, pod, nodes, _candidates, failures);
            }
        }

        return _candidates.ToArray();
    }

    /// <summary>Ranks feasible nodes and picks one of the best at random.</summary>
    /// <exception cref="SchedulingException">A plugin failed.</exception>
    public int SelectNode(CycleState state, PodInfo pod, NodeTable nodes, int[] feasible, Random random)
    {
        if (feasible.Length == 1)
        {
            return feasible[0];
        }

        foreach (var plugin in PreScore)
        {
            var status = plugin.PreScore(state, pod, nodes, feasible);
            if (status.Code == StatusCode.Skip)
            {
                state.SkippedScores.Add(plugin.Name);
            }
            else if (!status.IsSuccess)
            {
                throw new SchedulingException($"running PreScore plugin \"{plugin.Name}\": {status.Reason}");
            }
        }

        var totals = new long[feasible.Length];
        var scores = new long[feasible.Length];
        foreach (var (plugin, weight) in Score)
        {
            if (state.SkippedScores.Contains(plugin.Name))
            {
                continue;
            }

            Array.Clear(scores);
            plugin.Score(state, pod, nodes, feasible, scores);
            for (var i = 0; i < totals.Length; i++)
            {
                totals[i] += scores[i] * weight;
            }
        }

        return feasible[PickBest(totals, random)];
    }

    private static int PickBest(long[] totals, Random random)
    {
        var best = 0;
        var ties = 1;
        for (var i = 1; i < totals.Length; i++)
        {
            if (totals[i] > totals[best])
            {
                (best, ties) = (i, 1);
            }
            else if (totals[i] == totals[best] && random.Next(++ties) == 0)
            {
                best = i;
            }
        }

        return best;
    }
}

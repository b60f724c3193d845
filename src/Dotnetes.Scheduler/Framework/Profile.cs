using Dotnetes.Api.Core.V1;
using Dotnetes.Scheduler.Snapshot;

namespace Dotnetes.Scheduler.Framework;

/// <summary>The plugins of one scheduler name, by extension point and in order, and the two halves of a scheduling cycle.</summary>
public sealed class Profile
{
    // Below this many nodes all are looked at, and never fewer than this many feasible ones are compared.
    private const int MinFeasible = 100;
    private const int MinPercentage = 5;

    private readonly NodeSet _eligible = new();
    private readonly NodeSet _candidates = new();
    private int _firstBlock;

    /// <summary>The scheduler name that pods ask for.</summary>
    public required string SchedulerName { get; init; }

    /// <summary>
    /// Of how many percent of the nodes it is enough to know that the pod can run there, before they are ranked; 0 lets it hang on the number of nodes:
    /// the more there are, the smaller the part.
    /// </summary>
    public int PercentageOfNodesToScore { get; init; }

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

    /// <summary>
    /// Finds nodes on which the pod can run; in a large cluster not all of them. Each search goes on where the last one ended, so that all nodes get
    /// their share.
    /// </summary>
    /// <returns>Their indexes; empty when there is none, and then <paramref name="failures"/> says why.</returns>
    /// <exception cref="SchedulingException">A plugin failed.</exception>
    public int[] FindFeasible(CycleState state, PodInfo pod, NodeTable nodes, FilterFailures failures)
    {
        _eligible.Fill(nodes.Count);
        foreach (var plugin in PreFilter)
        {
            var status = plugin.PreFilter(state, pod, nodes, _eligible);
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

        var wanted = FeasibleWanted(_eligible.Count);
        if (_eligible.Count <= wanted)
        {
            RunFilters(state, pod, nodes, _eligible, failures);
            return _eligible.ToArray();
        }

        return Search(state, pod, nodes, wanted, failures);
    }

    /// <summary>How many feasible nodes are enough among so many.</summary>
    public int FeasibleWanted(int nodes)
    {
        if (Score.Count == 0)
        {
            return 1;
        }

        if (nodes < MinFeasible)
        {
            return nodes;
        }

        var percentage = PercentageOfNodesToScore > 0 ? PercentageOfNodesToScore : Math.Max(MinPercentage, 50 - (nodes / 125));
        return Math.Max(MinFeasible, (int)((long)nodes * Math.Min(percentage, 100) / 100));
    }

    private int[] Search(CycleState state, PodInfo pod, NodeTable nodes, int wanted, FilterFailures failures)
    {
        var found = new List<int>(wanted);
        var blocks = _eligible.Blocks;
        var first = _firstBlock % blocks;
        var looked = 0;
        while (looked < blocks && found.Count < wanted)
        {
            looked += _candidates.Take(_eligible, (first + looked) % blocks, blocks - looked, wanted - found.Count);
            RunFilters(state, pod, nodes, _candidates, failures);
            foreach (var index in _candidates)
            {
                found.Add(index);
            }
        }

        _firstBlock = (first + looked) % blocks;
        return [.. found];
    }

    private void RunFilters(CycleState state, PodInfo pod, NodeTable nodes, NodeSet candidates, FilterFailures failures)
    {
        foreach (var plugin in Filter)
        {
            if (candidates.IsEmpty)
            {
                break;
            }

            if (!state.SkippedFilters.Contains(plugin.Name))
            {
                failures.Begin(plugin.Name);
                plugin.Filter(state, pod, nodes, candidates, failures);
            }
        }
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

using Dotnetes.Api.Config.Scheduler.V1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Machinery.Selectors;
using Dotnetes.Scheduler.Framework;
using Dotnetes.Scheduler.Snapshot;

namespace Dotnetes.Scheduler.Plugins;

/// <summary>Node selectors and node affinity, required and preferred, plus the affinity that the profile adds to every pod.</summary>
public sealed class NodeAffinity(NodeAffinityArgs args) : IFilterPlugin, IScorePlugin, IEnqueueExtensions
{
    private readonly Api.Core.V1.NodeAffinity? _added = args.AddedAffinity;

    /// <inheritdoc/>
    public string Name => "NodeAffinity";

    /// <inheritdoc/>
    public IReadOnlyList<QueueingHint> Hints { get; } =
    [
        new(EventResource.Node, EventAction.Add | EventAction.Update, static (pod, _, node) => node is Node n && NodeSelectors.MatchesRequired(pod, n)),
        new(EventResource.UnscheduledPod, EventAction.Update),
    ];

    /// <inheritdoc/>
    public void Filter(CycleState state, PodInfo pod, NodeTable nodes, NodeSet candidates, FilterFailures failures)
    {
        var required = _added?.RequiredDuringSchedulingIgnoredDuringExecution;
        if (required is null && pod.Pod.Spec.NodeSelector.IsEmpty && pod.Pod.Spec.Affinity?.NodeAffinity?.RequiredDuringSchedulingIgnoredDuringExecution is null)
        {
            return;
        }

        foreach (var index in candidates)
        {
            var node = nodes.Nodes[index];
            if (required is not null && !NodeSelectors.Matches(required, node))
            {
                candidates.Remove(index);
                failures.Add("node(s) didn't match scheduler-enforced node affinity", resolvable: false);
            }
            else if (!NodeSelectors.MatchesRequired(pod.Pod, node))
            {
                candidates.Remove(index);
                failures.Add("node(s) didn't match Pod's node affinity/selector", resolvable: false);
            }
        }
    }

    /// <inheritdoc/>
    public void Score(CycleState state, PodInfo pod, NodeTable nodes, ReadOnlySpan<int> feasible, Span<long> scores)
    {
        Add(_added?.PreferredDuringSchedulingIgnoredDuringExecution ?? default, nodes, feasible, scores);
        Add(pod.Pod.Spec.Affinity?.NodeAffinity?.PreferredDuringSchedulingIgnoredDuringExecution ?? default, nodes, feasible, scores);
        Normalization.Scale(scores, reverse: false);
    }

    private static void Add(ValueList<PreferredSchedulingTerm> terms, NodeTable nodes, ReadOnlySpan<int> feasible, Span<long> scores)
    {
        foreach (var term in terms)
        {
            if (term.Weight == 0)
            {
                continue;
            }

            for (var i = 0; i < feasible.Length; i++)
            {
                if (NodeSelectors.Matches(term.Preference, nodes.Nodes[feasible[i]]))
                {
                    scores[i] += term.Weight;
                }
            }
        }
    }
}

using Dotnetes.Api.Core.V1;
using Dotnetes.Scheduler.Framework;
using Dotnetes.Scheduler.Snapshot;

namespace Dotnetes.Scheduler.Plugins;

/// <summary>Rules out nodes with taints that the pod does not tolerate, and prefers those with fewer taints that only prefer other pods.</summary>
public sealed class TaintToleration : IFilterPlugin, IScorePlugin, IEnqueueExtensions
{
    /// <inheritdoc/>
    public string Name => "TaintToleration";

    /// <inheritdoc/>
    public IReadOnlyList<QueueingHint> Hints { get; } =
    [
        new(EventResource.Node, EventAction.Add | EventAction.Update, static (pod, _, node) => node is Node n && IsTolerated(pod, n)),
        new(EventResource.UnscheduledPod, EventAction.Update),
    ];

    /// <inheritdoc/>
    public void Filter(CycleState state, PodInfo pod, NodeTable nodes, NodeSet candidates, FilterFailures failures)
    {
        if (nodes.Tainted == 0)
        {
            return;
        }

        var tainted = nodes.HasTaints;
        foreach (var index in candidates)
        {
            if (tainted[index] && !IsTolerated(pod.Pod, nodes.Nodes[index]))
            {
                candidates.Remove(index);
                failures.Add("node(s) had taints that the pod didn't tolerate", resolvable: false);
            }
        }
    }

    /// <inheritdoc/>
    public void Score(CycleState state, PodInfo pod, NodeTable nodes, ReadOnlySpan<int> feasible, Span<long> scores)
    {
        var tainted = nodes.HasTaints;
        for (var i = 0; i < feasible.Length && nodes.Tainted > 0; i++)
        {
            if (!tainted[feasible[i]])
            {
                continue;
            }

            foreach (var taint in nodes.Nodes[feasible[i]].Spec.Taints)
            {
                if (taint.Effect == TaintEffect.PreferNoSchedule && !Taints.Tolerates(pod.Pod.Spec.Tolerations, taint))
                {
                    scores[i]++;
                }
            }
        }

        Normalization.Scale(scores, reverse: true);
    }

    private static bool IsTolerated(Pod pod, Node node)
    {
        foreach (var taint in node.Spec.Taints)
        {
            if (taint.Effect is TaintEffect.NoSchedule or TaintEffect.NoExecute && !Taints.Tolerates(pod.Spec.Tolerations, taint))
            {
                return false;
            }
        }

        return true;
    }
}

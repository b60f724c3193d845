using Dotnetes.Api.Core.V1;
using Dotnetes.Scheduler.Framework;
using Dotnetes.Scheduler.Snapshot;

namespace Dotnetes.Scheduler.Plugins;

/// <summary>Rules out nodes that are cordoned, unless the pod tolerates the taint that this amounts to.</summary>
public sealed class NodeUnschedulable : IFilterPlugin, IEnqueueExtensions
{
    private static readonly Taint s_taint = new() { Key = Taints.Unschedulable, Effect = TaintEffect.NoSchedule };

    /// <inheritdoc/>
    public string Name => "NodeUnschedulable";

    /// <inheritdoc/>
    public IReadOnlyList<QueueingHint> Hints { get; } =
        [new(EventResource.Node, EventAction.Add | EventAction.Update, static (_, _, node) => node is Node { Spec.Unschedulable: false })];

    /// <inheritdoc/>
    public void Filter(CycleState state, PodInfo pod, NodeTable nodes, NodeSet candidates, FilterFailures failures)
    {
        if (nodes.Unschedulable == 0 || Taints.Tolerates(pod.Pod.Spec.Tolerations, s_taint))
        {
            return;
        }

        foreach (var index in candidates)
        {
            if (nodes.Nodes[index].Spec.Unschedulable)
            {
                candidates.Remove(index);
                failures.Add("node(s) were unschedulable", resolvable: false);
            }
        }
    }
}

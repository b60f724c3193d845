using Dotnetes.Scheduler.Framework;
using Dotnetes.Scheduler.Snapshot;

namespace Dotnetes.Scheduler.Plugins;

/// <summary>Allows only the node that the pod names, if it names one.</summary>
public sealed class NodeName : IFilterPlugin, IEnqueueExtensions
{
    /// <inheritdoc/>
    public string Name => "NodeName";

    /// <inheritdoc/>
    public IReadOnlyList<QueueingHint> Hints { get; } = [new(EventResource.Node, EventAction.Add)];

    /// <inheritdoc/>
    public void Filter(CycleState state, PodInfo pod, NodeTable nodes, NodeSet candidates, FilterFailures failures)
    {
        var wanted = pod.Pod.Spec.NodeName;
        if (wanted.Length == 0)
        {
            return;
        }

        foreach (var index in candidates)
        {
            if (nodes.Nodes[index].Metadata.Name != wanted)
            {
                candidates.Remove(index);
                failures.Add("node(s) didn't match the requested node name", resolvable: false);
            }
        }
    }
}

using Dotnetes.Api.Core.V1;
using Dotnetes.Scheduler.Framework;
using Dotnetes.Scheduler.Snapshot;

namespace Dotnetes.Scheduler.Plugins;

/// <summary>Rules out nodes on which a host port of the pod is taken.</summary>
public sealed class NodePorts : IFilterPlugin, IEnqueueExtensions
{
    /// <inheritdoc/>
    public string Name => "NodePorts";

    /// <inheritdoc/>
    public IReadOnlyList<QueueingHint> Hints { get; } =
    [
        new(EventResource.AssignedPod, EventAction.Delete, static (pod, old, _) => old is Pod gone && Conflict(HostPortUse.Of(pod), HostPortUse.Of(gone))),
        new(EventResource.Node, EventAction.Add),
    ];

    /// <inheritdoc/>
    public void Filter(CycleState state, PodInfo pod, NodeTable nodes, NodeSet candidates, FilterFailures failures)
    {
        if (pod.HostPorts.Count == 0)
        {
            return;
        }

        foreach (var index in candidates)
        {
            foreach (var other in nodes.Pods[index])
            {
                if (other.HostPorts.Count > 0 && Conflict(pod.HostPorts, other.HostPorts))
                {
                    candidates.Remove(index);
                    failures.Add("node(s) didn't have free ports for the requested pod ports");
                    break;
                }
            }
        }
    }

    private static bool Conflict(IReadOnlyList<HostPortUse> wanted, IReadOnlyList<HostPortUse> taken)
    {
        foreach (var port in wanted)
        {
            foreach (var other in taken)
            {
                if (port.ConflictsWith(other))
                {
                    return true;
                }
            }
        }

        return false;
    }
}

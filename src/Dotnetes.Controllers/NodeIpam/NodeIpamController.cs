using System.Net;
using Dotnetes.Api.Core.V1;
using Dotnetes.Client;
using Dotnetes.Client.Events;
using Dotnetes.Client.Informers;
using Dotnetes.Client.Reconciling;

namespace Dotnetes.Controllers.NodeIpam;

/// <summary>Gives each node a range of pod addresses of its own, cut from the cluster's range.</summary>
public sealed class NodeIpamController : ObjectReconciler
{
    private readonly IInformer<Node> _nodes;
    private readonly NodeRanges _ranges;

    /// <summary>Creates the controller.</summary>
    /// <param name="context">What controllers are given.</param>
    /// <param name="clusterRange">The cluster's range.</param>
    /// <param name="nodePrefixLength">The prefix length of a node's range.</param>
    public NodeIpamController(ControllerContext context, IPNetwork clusterRange, int nodePrefixLength)
        : base("node-ipam-controller", context, workers: 1)
    {
        _ranges = new NodeRanges(clusterRange, nodePrefixLength);
        _nodes = Watch<Node>(OnNode);
    }

    /// <inheritdoc/>
    protected override async ValueTask<TimeSpan?> Reconcile(ObjectKey key, CancellationToken cancellationToken)
    {
        if (_nodes.Get("", key.Name) is not { } node || node.Spec.PodCidr.Length > 0 || node.Metadata.DeletionTimestamp is not null)
        {
            return null;
        }

        if (_ranges.Assign(key.Name) is not { } range)
        {
            Context.Events.Warning(node, "CIDRNotAvailable", $"Node {key.Name} status is now: CIDRNotAvailable");
            throw new InvalidOperationException("no CIDRs available");
        }

        await Context.Client.Patch<Node>(null, key.Name, ObjectPatch.Merge($$$"""{"spec":{"podCIDR":"{{{range}}}","podCIDRs":["{{{range}}}"]}}"""), cancellationToken: cancellationToken);
        return null;
    }

    // All ranges that nodes have are known before the first one is given out: a worker starts after the first list was delivered.
    private void OnNode(Node? old, Node? current)
    {
        if (current is null)
        {
            _ranges.Release(old!.Metadata.Name);
        }
        else if (current.Spec.PodCidr.Length > 0)
        {
            _ranges.Occupy(current.Metadata.Name, current.Spec.PodCidr);
        }
        else
        {
            Queue.Add(ObjectKey.Of(current));
        }
    }
}

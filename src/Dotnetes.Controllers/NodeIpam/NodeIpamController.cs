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
        _nodes = Watch<Node>(Enqueue);
    }

    /// <inheritdoc/>
    protected override async ValueTask<TimeSpan?> Reconcile(ObjectKey key, CancellationToken cancellationToken)
    {
        if (_nodes.Get("", key.Name) is not { } node || node.Spec.PodCidr.Length > 0 || node.Metadata.DeletionTimestamp is not null)
        {
            return null;
        }

        // One worker, and the cache may lag behind its own writes: what was given out here counts too.
        var taken = _nodes.List().Select(n => n.Spec.PodCidr).Where(c => c.Length > 0);
        if (_ranges.Assign(key.Name, taken) is not { } range)
        {
            Context.Events.Warning(node, "CIDRNotAvailable", $"Node {key.Name} status is now: CIDRNotAvailable");
            throw new InvalidOperationException("no CIDRs available");
        }

        await Context.Client.Patch<Node>(null, key.Name, ObjectPatch.Merge($$$"""{"spec":{"podCIDR":"{{{range}}}","podCIDRs":["{{{range}}}"]}}"""), cancellationToken: cancellationToken);
        return null;
    }
}

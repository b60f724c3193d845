using System.Collections.Concurrent;
using Dotnetes.Api.Core.V1;
using Dotnetes.Client.Informers;
using Dotnetes.Client.Reconciling;

namespace Dotnetes.Controllers.NodeLifecycle;

/// <summary>Gives lost nodes their NoExecute taints, zone by zone at the zone's rate, and takes them away when nodes come back. The keys are zones.</summary>
internal sealed class Eviction(ControllerContext context, IInformer<Node> nodes, double rate)
    : Reconciler<string>("node-lifecycle-eviction", context.Queue<string>("node_lifecycle_controller_zones"), context.Logging.CreateLogger("node-lifecycle-controller"), workers: 1)
{
    private static readonly TimeSpan s_period = TimeSpan.FromMilliseconds(100);

    private readonly ConcurrentDictionary<string, ZoneTainter> _zones = new(StringComparer.Ordinal);

    /// <summary>Does for a node what its Ready condition asks for.</summary>
    public async ValueTask Follow(Node node, NodeCondition ready, CancellationToken cancellationToken)
    {
        if (ready.Status == ConditionStatus.True)
        {
            await Release(node, cancellationToken);
            return;
        }

        var (wanted, other) = TaintsFor(ready);
        if (NodeTaints.Evicts(node, other))
        {
            // Its pods are being evicted already; only the reason is another one.
            await NodeTaints.Change(context.Client, node, context.Time.GetUtcNow(), [NodeTaints.NoExecute(wanted)], [NodeTaints.NoExecute(other)], cancellationToken);
            return;
        }

        if (!NodeTaints.Evicts(node, wanted))
        {
            var zone = Zones.Of(node);
            Tainter(zone).Add(node.Metadata.Name);

            // What was just written about the node must come back through the cache first, or it would look ready and lose its turn.
            Queue.AddAfter(zone, s_period);
        }
    }

    /// <summary>Takes both taints away from a node, and its place in the line.</summary>
    public async ValueTask Release(Node node, CancellationToken cancellationToken)
    {
        await NodeTaints.Change(context.Client, node, context.Time.GetUtcNow(), [], [NodeTaints.NoExecute(NodeTaints.Unreachable), NodeTaints.NoExecute(NodeTaints.NotReady)], cancellationToken);
        Forget(node);
    }

    /// <summary>Takes a node's place in the line away.</summary>
    public void Forget(Node node) => Tainter(Zones.Of(node)).Remove(node.Metadata.Name);

    /// <summary>Sets how many nodes of a zone get their taints per second.</summary>
    public void SetRate(string zone, double value)
    {
        Tainter(zone).Rate = value;
        Queue.Add(zone);
    }

    protected override async ValueTask<TimeSpan?> Reconcile(string key, CancellationToken cancellationToken)
    {
        var tainter = Tainter(key);
        while (tainter.TryTake() is { } name)
        {
            if (nodes.Get(null, name) is not { } node || NodeTaints.Ready(node.Status) is not { Status: not ConditionStatus.True } ready)
            {
                // Gone, or ready again.
                continue;
            }

            try
            {
                var (wanted, other) = TaintsFor(ready);
                await NodeTaints.Change(context.Client, node, context.Time.GetUtcNow(), [NodeTaints.NoExecute(wanted)], [NodeTaints.NoExecute(other)], cancellationToken);
                ControllerMetrics.NodeEvictions.With(key).Increment();
            }
            catch
            {
                tainter.Add(name);
                throw;
            }
        }

        return tainter.HasWork ? s_period : null;
    }

    private static (string Wanted, string Other) TaintsFor(NodeCondition ready) =>
        ready.Status == ConditionStatus.False ? (NodeTaints.NotReady, NodeTaints.Unreachable) : (NodeTaints.Unreachable, NodeTaints.NotReady);

    private ZoneTainter Tainter(string zone) => _zones.GetOrAdd(zone, static (_, e) => new ZoneTainter(e.Time, e.Rate), (Time: context.Time, Rate: rate));
}

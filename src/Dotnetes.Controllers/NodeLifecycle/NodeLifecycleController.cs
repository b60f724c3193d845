using System.Collections.Concurrent;
using Dotnetes.Api.Coordination.V1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Client.Events;
using Dotnetes.Client.Informers;
using Dotnetes.Machinery.Waiting;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Controllers.NodeLifecycle;

/// <summary>
/// Notices nodes that fall silent, says so in their status and that of their pods, and gives them the taints by which pods are evicted: a few at
/// a time, more slowly when much of a zone is lost, and none at all when everything is, since then it is likely that nothing is lost but the
/// connection.
/// </summary>
public sealed partial class NodeLifecycleController : IController
{
    private const int Workers = 8;
    private const string LeaseNamespace = "kube-node-lease";

    private readonly ControllerContext _context;
    private readonly NodeLifecycleOptions _options;
    private readonly ILogger _logger;
    private readonly IInformer<Node> _nodes;
    private readonly IInformer<Lease> _leases;
    private readonly NodeHealthMonitor _health;
    private readonly PodReadiness _pods;
    private readonly NodeTaintReconciler _taints;
    private readonly Eviction _eviction;
    private readonly Dictionary<string, Node> _known = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _unmarked = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ZoneState> _zones = new(StringComparer.Ordinal);

    /// <summary>Creates the controller.</summary>
    public NodeLifecycleController(ControllerContext context, NodeLifecycleOptions? options = null)
    {
        _context = context;
        _options = options ?? new();
        _logger = context.Logging.CreateLogger(Name);
        _nodes = context.Informers.For<Node>();
        _leases = context.Informers.For<Lease>(LeaseNamespace);
        _health = new(context.Client, context.Time, _options, n => _leases.Get(LeaseNamespace, n));
        _pods = new(context, _health);
        _taints = new(context);
        _eviction = new(context, _nodes, _options.EvictionRate);
    }

    /// <inheritdoc/>
    public string Name => "node-lifecycle-controller";

    /// <inheritdoc/>
    public Task Run(CancellationToken cancellationToken) =>
        Task.WhenAll(_pods.Run(cancellationToken), _taints.Run(cancellationToken), _eviction.Run(cancellationToken), Monitor(cancellationToken));

    private async Task Monitor(CancellationToken cancellationToken)
    {
        try
        {
            await CancellableWait.For(_nodes.Synced, cancellationToken);
            await CancellableWait.For(_leases.Synced, cancellationToken);
            while (true)
            {
                await LookAtAll(cancellationToken);
                await Task.Delay(_options.MonitorPeriod, _context.Time, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The ordinary end.
        }
    }

    private async Task LookAtAll(CancellationToken cancellationToken)
    {
        try
        {
            var nodes = _nodes.List();
            await Greet(nodes, cancellationToken);
            var zones = new ConcurrentDictionary<string, (int Ready, int NotReady)>(StringComparer.Ordinal);
            var left = new ConcurrentQueue<Node>(nodes);
            await Task.WhenAll(Enumerable.Range(0, Math.Min(Workers, nodes.Count)).Select(_ => Work(left, zones, cancellationToken)));
            await Weigh(nodes, zones, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            Log.Failed(_logger, e);
        }
    }

    private async Task Greet(IReadOnlyList<Node> nodes, CancellationToken cancellationToken)
    {
        foreach (var node in nodes)
        {
            var name = node.Metadata.Name;
            _zones.TryAdd(Zones.Of(node), ZoneState.Initial);
            if (_known.TryAdd(name, node))
            {
                _context.Events.Normal(node, "RegisteredNode", $"Node {name} event: Registered Node {name} in Controller");
                await _eviction.Release(node, cancellationToken);
            }
        }

        if (_known.Count == nodes.Count)
        {
            return;
        }

        foreach (var (name, node) in _known.ToArray())
        {
            if (_nodes.Get(null, name) is null)
            {
                _context.Events.Normal(node, "RemovingNode", $"Node {name} event: Removing Node {name} from Controller");
                _known.Remove(name);
                _unmarked.TryRemove(name, out _);
                _health.Forget(name);
                _eviction.Forget(node);
            }
        }
    }

    private async Task Work(ConcurrentQueue<Node> left, ConcurrentDictionary<string, (int Ready, int NotReady)> zones, CancellationToken cancellationToken)
    {
        while (left.TryDequeue(out var node))
        {
            try
            {
                await LookAt(node, zones, cancellationToken);
            }
            catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                Log.NodeFailed(_logger, node.Metadata.Name, e);
            }
        }
    }

    private async ValueTask LookAt(Node seen, ConcurrentDictionary<string, (int Ready, int NotReady)> zones, CancellationToken cancellationToken)
    {
        if (await _health.Look(seen, cancellationToken) is not var (node, before, now))
        {
            return;
        }

        if (Zones.Counts(node))
        {
            var isReady = now?.Status == ConditionStatus.True;
            zones.AddOrUpdate(Zones.Of(node), isReady ? (1, 0) : (0, 1), (_, z) => isReady ? (z.Ready + 1, z.NotReady) : (z.Ready, z.NotReady + 1));
        }

        if (now is null)
        {
            return;
        }

        await _eviction.Follow(node, now, cancellationToken);
        var name = node.Metadata.Name;
        var fell = now.Status != ConditionStatus.True && before.Status == ConditionStatus.True;
        if (fell)
        {
            _context.Events.Normal(node, "NodeNotReady", $"Node {name} status is now: NodeNotReady");
            _unmarked[name] = true;
        }

        if (_unmarked.ContainsKey(name))
        {
            if (now.Status != ConditionStatus.True)
            {
                await _pods.MarkAll(name, cancellationToken);
            }

            _unmarked.TryRemove(name, out _);
        }
    }

    private async ValueTask Weigh(IReadOnlyList<Node> nodes, ConcurrentDictionary<string, (int Ready, int NotReady)> zones, CancellationToken cancellationToken)
    {
        var states = zones.ToDictionary(z => z.Key, z => Zones.Judge(z.Value.Ready, z.Value.NotReady, _options.UnhealthyZoneThreshold), StringComparer.Ordinal);
        foreach (var zone in _zones.Keys.Where(z => !zones.ContainsKey(z)).ToArray())
        {
            _zones.Remove(zone);
        }

        var isAllLost = states.Values.All(static s => s == ZoneState.FullDisruption);
        var wasAllLost = _zones.Values.All(static s => s == ZoneState.FullDisruption);
        if (isAllLost && wasAllLost)
        {
            return;
        }

        if (isAllLost)
        {
            Log.AllLost(_logger);
            foreach (var node in nodes)
            {
                await _eviction.Release(node, cancellationToken);
            }
        }
        else if (wasAllLost)
        {
            Log.SomeBack(_logger);
            _health.Refresh(nodes.Select(static n => n.Metadata.Name));
        }

        foreach (var (zone, state) in states)
        {
            if (isAllLost || wasAllLost || _zones.GetValueOrDefault(zone) != state)
            {
                _zones[zone] = state;
                _eviction.SetRate(zone, isAllLost ? 0 : RateOf(state, zones[zone].Ready + zones[zone].NotReady));
                Log.Zone(_logger, zone, state);
            }
        }
    }

    private double RateOf(ZoneState state, int size) => state switch
    {
        ZoneState.PartialDisruption => size > _options.LargeZoneThreshold ? _options.SecondaryEvictionRate : 0,
        _ => _options.EvictionRate,
    };

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "nodes could not be looked at; it will be tried again")]
        public static partial void Failed(ILogger logger, Exception exception);

        [LoggerMessage(2, LogLevel.Warning, "node {Node} could not be looked at; it will be tried again")]
        public static partial void NodeFailed(ILogger logger, string node, Exception exception);

        [LoggerMessage(3, LogLevel.Warning, "no node is ready; nothing is evicted until one is")]
        public static partial void AllLost(ILogger logger);

        [LoggerMessage(4, LogLevel.Information, "some nodes are ready again")]
        public static partial void SomeBack(ILogger logger);

        [LoggerMessage(5, LogLevel.Information, "zone \"{Zone}\" is in state {State}")]
        public static partial void Zone(ILogger logger, string zone, ZoneState state);
    }
}

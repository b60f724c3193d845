using System.Globalization;
using System.Net;
using Dotnetes.Api.Coordination.V1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Client;
using Dotnetes.Client.Events;
using Dotnetes.Client.Informers;
using Dotnetes.Testing.Stages;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Testing.Nodes;

/// <summary>
/// The simulated nodes of a cluster: each registers itself, keeps its lease and its status up, and plays the pods that are bound to it. Each has
/// the identity of a kubelet (<c>system:node:NAME</c>).
/// </summary>
public sealed partial class SimulatedNodes
{
    private const int Slices = 10;

    // How many nodes register at a time. Each request is answered where it is asked, so it takes several to have more than one processor work.
    private const int Registering = 4;

    private static readonly TimeSpan s_renewInterval = TimeSpan.FromSeconds(10);

    private readonly TestCluster _cluster;
    private readonly ILogger _logger;
    private readonly SortedDictionary<string, SimulatedNode> _nodes = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private readonly TestClusterOptions _options;
    private readonly TimeProvider _time;
    private readonly bool _isStaged;
    private IInformer<Node>? _objects;
    private PodPlayer? _player;
    private int _next;

    internal SimulatedNodes(TestCluster cluster, TestClusterOptions options)
    {
        _cluster = cluster;
        _options = options;
        _time = cluster.TimeOf("simulated-nodes");
        _logger = options.Logging.CreateLogger<SimulatedNodes>();
        Rules = options.PodRules;
        _isStaged = StagePlayers.Play<Node>(options.Stages);
    }

    /// <summary>How pods are played; the first rule that fits counts, and <see cref="PodRule.Usual"/> comes after all of them. Pods that a node has seen keep what they have.</summary>
    public IReadOnlyList<PodRule> Rules { get; set; }

    /// <summary>All nodes, by name.</summary>
    public IReadOnlyList<SimulatedNode> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _nodes.Values];
            }
        }
    }

    /// <summary>A node.</summary>
    /// <exception cref="KeyNotFoundException">There is none of that name.</exception>
    public SimulatedNode this[string name] => Find(name) ?? throw new KeyNotFoundException($"there is no simulated node {name}");

    /// <summary>A node; null when there is none of that name.</summary>
    public SimulatedNode? Find(string name)
    {
        lock (_gate)
        {
            return _nodes.GetValueOrDefault(name);
        }
    }

    /// <summary>Adds nodes. They register themselves as kubelets do; the controllers then give them what nodes have.</summary>
    public Task<IReadOnlyList<SimulatedNode>> Add(int count, NodeShape? shape = null, CancellationToken cancellationToken = default) =>
        Add(count, shape ?? new(), null, cancellationToken);

    /// <summary>
    /// Adds the nodes that a cluster has from its beginning: as they are after some time, with a range of addresses and whatever else the controllers of
    /// the cluster would give them, so that a large cluster does not begin with a request of each controller for each node.
    /// </summary>
    internal Task<IReadOnlyList<SimulatedNode>> AddSettled(int count, CancellationToken cancellationToken) =>
        Add(count, _options.NodeShape, SettledNodes.For(_options, count), cancellationToken);

    /// <summary>The node stops working: it is as if its power had failed.</summary>
    public void Stop(string name) => this[name].IsUp = false;

    /// <summary>The node works again. Its containers are started anew.</summary>
    public Task Start(string name) => _cluster.Run(async () =>
    {
        var node = this[name];
        if (!node.IsUp)
        {
            node.IsUp = true;
            _player?.RestartNode(name);
            await Tell(node, CancellationToken.None);
        }
    });

    /// <summary>The node is gone for good, and its Node object with it.</summary>
    public async Task Remove(string name, CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            _nodes.Remove(name);
        }

        try
        {
            await _cluster.Client.Delete<Node>(null, name, cancellationToken: cancellationToken);
        }
        catch (KubeApiException e) when (e.IsNotFound)
        {
            // Somebody else was faster.
        }
    }

    /// <summary>How a pod behaves.</summary>
    internal PodBehavior BehaviorOf(Pod pod) => Rules.Concat(PodRule.Usual).First(r => r.Selects(pod)).Behavior;

    /// <summary>An address for a pod that starts on a node.</summary>
    internal string NextPodAddress(SimulatedNode node)
    {
        if (!IPNetwork.TryParse(_objects?.Get(null, node.Name)?.Spec.PodCidr, out var range))
        {
            range = new IPNetwork(new IPAddress([100, (byte)(64 + (node.Index >> 16)), (byte)(node.Index >> 8), 0]), 24);
        }

        // After all addresses were used the first come again, as with a real node, where their pods are gone by then.
        var bytes = range.BaseAddress.GetAddressBytes();
        bytes[^1] = (byte)(2 + (node.Addresses++ % 252));
        return new IPAddress(bytes).ToString();
    }

    /// <summary>Forgets everything, for a cluster that goes back to an earlier state.</summary>
    internal void Restore(IEnumerable<SimulatedNode> nodes, int next)
    {
        lock (_gate)
        {
            _nodes.Clear();
            foreach (var node in nodes)
            {
                node.IsUp = true;
                _nodes.Add(node.Name, node);
            }

            _next = next;
        }
    }

    internal int Next => _next;

    /// <summary>Runs the nodes until cancelled.</summary>
    internal async Task Run(CancellationToken cancellationToken)
    {
        // What a real kubelet sees are its own pods; that one informer serves all nodes changes nothing but the price.
        var client = _cluster.ClientFor("system:simulated-nodes", "system:masters");
        var random = _cluster.NextRandom();
        var informers = new InformerFactory(client, _time, random, _options.Logging, _options.Informers);
        _objects = informers.For<Node>();
        var playing = new List<Func<CancellationToken, Task>> { informers.Run, Heartbeats };
        if (!StagePlayers.Play<Pod>(_options.Stages))
        {
            _player = new PodPlayer(this, informers, _time, random, _logger);
            playing.Add(_player.Run);
        }

        if (_options.Stages.Count > 0)
        {
            var events = new CoreEventRecorder(client, new EventRecorderOptions { Component = "simulated-nodes" }, _time, random, _logger);
            playing.Add(events.Run);
            playing.AddRange(new StagePlayers(this, _options.Stages, informers, client, events, _time, random, _logger).Create());
        }

        await Task.WhenAll(playing.Select(run => run(cancellationToken)));
    }

    private Task<IReadOnlyList<SimulatedNode>> Add(int count, NodeShape shape, SettledNodes? settled, CancellationToken cancellationToken)
    {
        List<SimulatedNode> added = [];
        lock (_gate)
        {
            for (var i = 0; i < count; i++)
            {
                added.Add(Make(shape));
            }
        }

        return _cluster.Run<IReadOnlyList<SimulatedNode>>(async () =>
        {
            var next = 0;
            await Task.WhenAll(Enumerable.Range(0, Math.Min(Registering, count)).Select(async _ =>
            {
                await Task.Yield();
                for (var i = Interlocked.Increment(ref next) - 1; i < count; i = Interlocked.Increment(ref next) - 1)
                {
                    await Register(added[i], settled, cancellationToken);
                }
            }));
            return added;
        });
    }

    private SimulatedNode Make(NodeShape shape)
    {
        string name;
        do
        {
            name = string.Create(CultureInfo.InvariantCulture, $"{shape.NamePrefix}{_next++}");
        }
        while (_nodes.ContainsKey(name));

        var node = new SimulatedNode(name, _next, shape, _cluster.ClientFor($"system:node:{name}", "system:nodes"));
        _nodes.Add(name, node);
        return node;
    }

    private async ValueTask Register(SimulatedNode node, SettledNodes? settled, CancellationToken cancellationToken)
    {
        var now = _time.GetUtcNow();
        try
        {
            var fresh = NodeObjects.Node(node, now);
            if (_isStaged)
            {
                fresh = fresh with { Status = fresh.Status with { Conditions = [] } };
            }

            if (settled is not null)
            {
                // The first heartbeat makes the lease.
                node.HasNoLease = true;
                await node.Client.Create(settled.Settle(fresh), cancellationToken: cancellationToken);
                return;
            }

            var made = await node.Client.Create(fresh, cancellationToken: cancellationToken);
            node.Lease = await node.Client.Create(NodeObjects.Lease(made, now), cancellationToken: cancellationToken);
        }
        catch (KubeApiException e) when (e.IsAlreadyExists)
        {
            // The object was made by somebody else; the heartbeats take it up.
        }
    }

    private async Task Heartbeats(CancellationToken cancellationToken)
    {
        for (var slice = 0; ; slice = (slice + 1) % Slices)
        {
            try
            {
                await Task.Delay(s_renewInterval / Slices, _time, cancellationToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            foreach (var node in All)
            {
                if (node.IsUp && node.Index % Slices == slice)
                {
                    await Tell(node, cancellationToken);
                }
            }
        }
    }

    private async Task Tell(SimulatedNode node, CancellationToken cancellationToken)
    {
        try
        {
            var now = _time.GetUtcNow();
            if (_objects?.Get(null, node.Name) is not { } known)
            {
                await Register(node, null, cancellationToken);
                return;
            }

            await Renew(node, known, now, cancellationToken);
            if (!_isStaged && !IsWell(known))
            {
                await node.Client.UpdateStatus(known with { Status = NodeObjects.Status(node, known.Status, now) }, cancellationToken: cancellationToken);
                _player?.Look(node.Name);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The end.
        }
        catch (Exception e) when (e is KubeApiException or KubeTransportException or OperationCanceledException)
        {
            // The next heartbeat tries again.
            Log.Failed(_logger, node.Name, e);
        }
    }

    private static bool IsWell(Node node) => node.Status.Conditions.Count >= 4 && node.Status.Conditions.Find(c => c.Type == "Ready")?.Status == "True";

    private static async ValueTask Renew(SimulatedNode node, Node known, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (node.HasNoLease)
        {
            node.HasNoLease = false;
            node.Lease = await node.Client.Create(NodeObjects.Lease(known, now), cancellationToken: cancellationToken);
            return;
        }

        try
        {
            var lease = node.Lease ?? await node.Client.Get<Lease>("kube-node-lease", node.Name, cancellationToken: cancellationToken);
            node.Lease = null;
            node.Lease = await node.Client.Update(
                lease with { Spec = lease.Spec with { RenewTime = MicroTime.FromDateTimeOffset(now) } }, cancellationToken: cancellationToken);
        }
        catch (KubeApiException e) when (e.IsNotFound)
        {
            node.Lease = await node.Client.Create(NodeObjects.Lease(known, now), cancellationToken: cancellationToken);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Debug, "The simulated node {Node} could not tell of itself")]
        public static partial void Failed(ILogger logger, string node, Exception exception);
    }
}

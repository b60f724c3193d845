using Dotnetes.Api.Config.Kubelet.V1Beta1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Client;
using Dotnetes.Client.Informers;
using Dotnetes.Cri;
using Dotnetes.Kubelet.Events;
using Dotnetes.Kubelet.Stats;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Kubelet.Nodes;

/// <summary>
/// Registers the node, keeps its status current, and writes the network configuration once the node has its pod ranges. The status is
/// written when it changed (looked at every ten seconds, and at once when the node's health changes) and every five minutes anyway.
/// </summary>
internal sealed partial class NodeReporter : IDisposable
{
    private const int WriteAttempts = 10;
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan StartGrace = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan NotReadyPeriod = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan FirstPeriod = TimeSpan.FromMilliseconds(20);

    private readonly KubeletOptions _options;
    private readonly KubeletConfiguration _configuration;
    private readonly IKubeClient _client;
    private readonly IInformer<Node> _nodes;
    private readonly RuntimeCheck _check;
    private readonly NodeStatusBuilder _builder;
    private readonly CniConfiguration _cni;
    private readonly NodeHealth _health;
    private readonly IEventSink _events;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Wakeup _wakeup;
    private readonly TaskCompletionSource _registered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly long _beginning;
    private readonly StartupMetrics _startup;
    private readonly NodeRegistration _registration;

    // Times that have passed, whatever the clock on the wall does; null for not yet.
    private long? _written;
    private bool _started;

    public NodeReporter(
        KubeletOptions options,
        KubeletConfiguration configuration,
        KubeletPaths paths,
        IKubeClient client,
        IInformer<Node> nodes,
        CriClient runtime,
        NodeHealth health,
        IEventSink events,
        TimeProvider time,
        ILogger<NodeReporter> logger)
    {
        _options = options;
        _configuration = configuration;
        _client = client;
        _nodes = nodes;
        _health = health;
        _events = events;
        _time = time;
        _logger = logger;
        _beginning = time.GetTimestamp();
        _startup = new StartupMetrics(options.Metrics, time);
        Machine = new MachineInfo(paths.Root);
        _builder = new NodeStatusBuilder(options, configuration, Machine, health, time);
        _check = new RuntimeCheck(runtime, configuration, _builder, health, time);
        _registration = new NodeRegistration(options, configuration, client, _builder, _startup, logger);
        _cni = new CniConfiguration(options, paths);
        _wakeup = new Wakeup(time);
        health.Changed += _wakeup.Set;
        nodes.AddHandler((old, current) => OnNode(old, current));
    }

    /// <summary>Completes when the node's object exists.</summary>
    public Task Registered => _registered.Task;

    /// <summary>The machine that the node is.</summary>
    public MachineInfo Machine { get; }

    /// <summary>The port of the kubelet's server, for the node's status.</summary>
    public int ServerPort
    {
        set => _builder.ServerPort = value;
    }

    /// <summary>The node's addresses.</summary>
    public ValueList<string> Addresses => _builder.Addresses;

    /// <summary>The addresses that the node's status has.</summary>
    public ValueList<string> KnownAddresses => _builder.KnownAddresses is { Count: > 0 } known ? known : _builder.Addresses;

    /// <summary>The runtime's name, such as <c>containerd</c> or <c>cri-o</c>; what most nodes have until it has told.</summary>
    public string RuntimeName => _builder.RuntimeVersion.Split("://")[0] is { Length: > 0 } name ? name : "containerd";

    /// <summary>The node as last read.</summary>
    public Node? Current => _nodes.Get(null, _options.NodeName);

    public async Task Run(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                // Registered before the runtime is up: others (the pod range's allocator) need not wait for it.
                if (!_started)
                {
                    await Report(cancellationToken);
                    _registered.TrySetResult();
                }

                await CheckRuntime(cancellationToken);
                await Report(cancellationToken);
                _wakeup.SetAfter(_health.NotReadyMessage().Length == 0 ? Period : _time.GetElapsedTime(_beginning) < StartGrace ? FirstPeriod : NotReadyPeriod);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is KubeApiException or KubeTransportException)
            {
                Log.NotWritten(_logger, e.Message);
                _wakeup.SetAfter(RetryDelay);
            }
            catch (Exception e)
            {
                Log.Failed(_logger, e);
                _wakeup.SetAfter(RetryDelay);
            }

            try
            {
                await _wakeup.Wait(cancellationToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    public void Dispose() => _wakeup.Dispose();

    private TimeSpan Period => TimeSpan.FromSeconds(_configuration.NodeStatusUpdateFrequency.TotalSeconds);

    private void OnNode(Node? old, Node? current)
    {
        if (current?.Metadata.Name == _options.NodeName && (old is null || old.Spec.PodCidrs != current.Spec.PodCidrs))
        {
            _wakeup.Set();
        }
    }

    private async Task CheckRuntime(CancellationToken cancellationToken)
    {
        if (_options.WriteCniConfiguration && Current is { } node && PodCidrs(node) is { Count: > 0 } cidrs && _cni.Write(cidrs))
        {
            Log.NetworkWritten(_logger, string.Join(", ", (IEnumerable<string>)cidrs));
        }

        await _check.Run(cancellationToken);
    }

    private async Task Report(CancellationToken cancellationToken)
    {
        var current = Current ?? await _registration.Run(cancellationToken);
        if (current is null)
        {
            return;
        }

        if (!_started)
        {
            _started = true;
            _events.Record(References.ToNode(_options.NodeName), warning: false, "Starting", "Starting kubelet.");
        }

        var status = _builder.Build(current.Status);
        if (_time.GetElapsedTime(_beginning) < StartGrace && IsReady(current.Status) && !IsReady(status))
        {
            // The kubelet has just begun (again); that the runtime was not asked yet is no reason to take the node's pods out of service.
            return;
        }

        var reportPeriod = TimeSpan.FromSeconds(_configuration.NodeStatusReportFrequency.TotalSeconds);
        if (!NodeStatusBuilder.Differ(current.Status, status) && _written is { } last && _time.GetElapsedTime(last) < reportPeriod)
        {
            return;
        }

        await Write(current, status, cancellationToken);
        _written = _time.GetTimestamp();
        if (IsReady(status))
        {
            _startup.Ready();
        }

        RecordTransitions(current.Status, status);
    }

    // While a node joins, several controllers write to its object, too.
    private async Task Write(Node current, NodeStatus status, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await _client.UpdateStatus(current with { Status = status }, cancellationToken: cancellationToken);
                return;
            }
            catch (KubeApiException e) when (e.IsConflict && attempt < WriteAttempts)
            {
                current = await _client.Get<Node>(null, _options.NodeName, cancellationToken: cancellationToken);
                status = _builder.Build(current.Status);
            }
        }
    }

    private static bool IsReady(NodeStatus status) => status.Conditions.Any(c => c is { Type: "Ready", Status: "True" });

    private void RecordTransitions(NodeStatus old, NodeStatus status)
    {
        var before = old.Conditions.Find(c => c.Type == "Ready")?.Status;
        var after = status.Conditions.Find(c => c.Type == "Ready")?.Status;
        if (before != after && after == "True")
        {
            _events.Record(References.ToNode(_options.NodeName), warning: false, "NodeReady", $"Node {_options.NodeName} status is now: NodeReady");
        }
        else if (before == "True" && after == "False")
        {
            _events.Record(References.ToNode(_options.NodeName), warning: false, "NodeNotReady", $"Node {_options.NodeName} status is now: NodeNotReady");
        }
    }

    private static ValueList<string> PodCidrs(Node node) =>
        node.Spec.PodCidrs.Count > 0 ? node.Spec.PodCidrs
        : node.Spec.PodCidr.Length > 0 ? ValueList.Create<string>([node.Spec.PodCidr])
        : default;

    private static partial class Log
    {
        [LoggerMessage(4, LogLevel.Warning, "The node's status could not be written; it will be tried again: {Reason}")]
        public static partial void NotWritten(ILogger logger, string reason);

        [LoggerMessage(2, LogLevel.Warning, "The node's status could not be written; it will be tried again")]
        public static partial void Failed(ILogger logger, Exception exception);

        [LoggerMessage(3, LogLevel.Information, "The network configuration for pods of {PodCidrs} is written")]
        public static partial void NetworkWritten(ILogger logger, string podCidrs);
    }
}

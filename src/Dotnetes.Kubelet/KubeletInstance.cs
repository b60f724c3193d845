using Dotnetes.Api.Config.Kubelet.V1Beta1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Client;
using Dotnetes.Client.Informers;
using Dotnetes.Cri;
using Dotnetes.Kubelet.Cgroups;
using Dotnetes.Kubelet.Dns;
using Dotnetes.Kubelet.Env;
using Dotnetes.Kubelet.Events;
using Dotnetes.Kubelet.Hooks;
using Dotnetes.Kubelet.Housekeeping;
using Dotnetes.Kubelet.Images;
using Dotnetes.Kubelet.Nodes;
using Dotnetes.Kubelet.Pleg;
using Dotnetes.Kubelet.Pods;
using Dotnetes.Kubelet.Probes;
using Dotnetes.Kubelet.Runtime;
using Dotnetes.Kubelet.Security;
using Dotnetes.Kubelet.Server;
using Dotnetes.Kubelet.StaticPods;
using Dotnetes.Kubelet.Stats;
using Dotnetes.Kubelet.Volumes;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Kubelet;

/// <summary>
/// The node agent: registers the node and keeps it alive, runs the pods that are bound to it, and tells what became of them. Needs
/// nothing but a client of the API server and a container runtime; it starts its own containerd when no endpoint is given.
/// </summary>
public sealed class KubeletInstance
{
    private readonly KubeletOptions _options;
    private readonly KubeletConfiguration _configuration;
    private readonly KubeletPaths _paths;
    private readonly IKubeClient _client;
    private readonly IInformerFactory _informers;
    private readonly TimeProvider _time;
    private readonly ILoggerFactory _loggers;
    private readonly KubeletMetrics _metrics;
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Creates the kubelet; nothing runs yet.</summary>
    /// <param name="options">What the node is told.</param>
    /// <param name="client">The API server, as <c>system:node:NAME</c>.</param>
    /// <param name="informers">The informers on that client; the caller runs them.</param>
    /// <param name="time">The clock.</param>
    /// <param name="loggers">Where logs go.</param>
    public KubeletInstance(KubeletOptions options, IKubeClient client, IInformerFactory informers, TimeProvider time, ILoggerFactory loggers)
    {
        _options = options;
        _configuration = KubeletDefaults.Apply(options.Configuration);
        var usualLogs = _configuration.PodLogsDir == "/var/log/pods";
        var links = options.LegacyLogLinks ?? usualLogs ? Path.Combine(Path.GetDirectoryName(_configuration.PodLogsDir)!, "containers") : null;
        _paths = new KubeletPaths(options.RootDirectory, _configuration.PodLogsDir, links);
        _client = client;
        _informers = informers;
        _time = time;
        _loggers = loggers;
        _metrics = new KubeletMetrics(options.Metrics);
    }

    /// <summary>Completes when the runtime is up and the node's loops run.</summary>
    public Task Started => _started.Task;

    /// <summary>Where the node keeps its files.</summary>
    public KubeletPaths Paths => _paths;

    /// <summary>Runs until cancelled. Pods go on running.</summary>
    public async Task Run(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(_paths.Pods);
        Directory.CreateDirectory(_paths.PodLogs);
        var pods = _informers.For<Pod>(fieldSelector: $"spec.nodeName={_options.NodeName}");
        var nodes = _informers.For<Node>(fieldSelector: $"metadata.name={_options.NodeName}");
        var services = _informers.For<Service>();
        var health = new NodeHealth();
        var events = new EventRecorder(_client, _options.NodeName, _time, _loggers.CreateLogger<EventRecorder>());
        var node = _options.Runtime ?? NodeRuntime.Start(_options, _time, _loggers, cancellationToken);
        using var runtime = new CriClient(
            node.Endpoint, _configuration.ImageServiceEndpoint, TimeSpan.FromSeconds(_configuration.RuntimeRequestTimeout.TotalSeconds), _time);
        _metrics.Follow(runtime);
        using var reporter = new NodeReporter(
            _options, _configuration, _paths, _client, nodes, runtime, health, events, _time, _loggers.CreateLogger<NodeReporter>());
        var facts = Facts(reporter);
        using var http = new HttpProbe(_time);
        using var images = NewPuller(runtime, services, events);
        var writer = new PodStatusWriter(_client, _metrics, _time, _loggers.CreateLogger<PodStatusWriter>());
        PodWorkers? workers = null;
        using var relist = new Relist(runtime, health, (uid, signature) => workers?.Notice(uid, signature), _metrics, _time, _loggers.CreateLogger<Relist>());
        var room = new NodeRoom(facts, health);
        var shared = NewServices(runtime, services, facts, http, images, writer, events, room, () => reporter.RuntimeName, node.IsOwn) with { Hurry = relist.Hurry };
        shared.Cgroups.CreateRoots();
        workers = new PodWorkers(shared, cancellationToken);
        room.Workers = () => workers.All;
        _metrics.Follow(workers, _options.NodeName, _options.KubeletVersion);
        var loop = new SyncLoopMonitor(health, shared.SyncPeriod, _time);
        var source = new PodSource(pods, workers, relist, shared.Volumes, shared.Cgroups, loop, _metrics, _time, _loggers.CreateLogger<PodSource>());
        var lease = new NodeLease(
            _options.NodeName, TimeSpan.FromSeconds(_configuration.NodeLeaseDurationSeconds), _client, _time, _loggers.CreateLogger<NodeLease>());
        var usage = new NodeUsage(workers, runtime, shared.Cgroups, reporter.Machine, _time);
        await using var server = await new ServerBuilder(_options, _configuration, _paths, _client, _metrics, _time, _loggers).Start(workers, runtime, usage, reporter, loop, cancellationToken);
        reporter.ServerPort = server?.Ports[0] ?? _configuration.Port;
        using var ownPods = NewStaticPods(workers);
        source.KnowsStaticPods = () => ownPods.IsComplete;
        var mirrors = new MirrorPods(_client, pods, () => reporter.Current, ownPods, _time, _loggers.CreateLogger<MirrorPods>()) { Appeared = writer.Repeat };
        writer.ObjectOf = mirrors.ObjectOf;
        var collector = NewCollector(runtime, workers, reporter.Machine, events);
        _started.TrySetResult();
        await Task.WhenAll(
            ownPods.Run(cancellationToken),
            mirrors.Run(cancellationToken),
            NewRotation(workers, runtime).Run(cancellationToken),
            collector.Run(cancellationToken),
            NewPressureWatch(workers, usage, collector, reporter.Machine, health, events).Run(cancellationToken),
            node.Running,
            events.Run(cancellationToken),
            reporter.Run(cancellationToken),
            lease.Run(reporter.Registered, cancellationToken),
            writer.Run(cancellationToken),
            relist.Run(cancellationToken),
            source.Run(cancellationToken));
    }

    private StaticPodSource NewStaticPods(PodWorkers workers) => new(
        new StaticPodOptions(_configuration.StaticPodPath, _configuration.StaticPodUrl, _configuration.StaticPodUrlHeader, Span(_configuration.HttpCheckFrequency)),
        new StaticPodReader(_options.NodeName, _time), workers, _time, _loggers.CreateLogger<StaticPodSource>())
    {
        Restarted = () => _metrics.RestartedPods.With("true").Increment(),
    };

    private LogRotation NewRotation(PodWorkers workers, CriClient runtime) => new(
        workers, runtime, Quantity.TryParse(_configuration.ContainerLogMaxSize, out var size) ? size.Value() : 10 * 1024 * 1024, _configuration.ContainerLogMaxFiles ?? 5,
        Span(_configuration.ContainerLogMonitorInterval ?? Duration.FromSeconds(10)), _time, _loggers.CreateLogger<LogRotation>());

    private ImageCollector NewCollector(CriClient runtime, PodWorkers workers, MachineInfo machine, IEventSink events) => new(
        runtime, workers, machine,
        new ImageLimits(
            _configuration.ImageGCHighThresholdPercent ?? 85, _configuration.ImageGCLowThresholdPercent ?? 80, Span(_configuration.ImageMinimumGCAge),
            Span(_configuration.ImageMaximumGCAge), _options.SandboxImage, _options.NodeName),
        _metrics, events, _time, _loggers.CreateLogger<ImageCollector>());

    private PressureWatch NewPressureWatch(PodWorkers workers, NodeUsage usage, ImageCollector images, MachineInfo machine, NodeHealth health, IEventSink events) => new(
        new NodePressureOptions
        {
            NodeName = _options.NodeName,
            Paths = _paths,
            Thresholds = EvictionThreshold.Of(_configuration.EvictionHard, _configuration.EvictionSoft, _configuration.EvictionSoftGracePeriod),
            TransitionPeriod = Span(_configuration.EvictionPressureTransitionPeriod),
            MaxPodGrace = TimeSpan.FromSeconds(_configuration.EvictionMaxPodGracePeriod),
        },
        workers, usage, images, machine, health, _metrics, events, _time, _loggers.CreateLogger<PressureWatch>());

    private static TimeSpan Span(Duration value) => TimeSpan.FromSeconds(value.TotalSeconds);

    private NodeFacts Facts(NodeReporter reporter)
    {
        var resources = new NodeResources(reporter.Machine, _configuration);
        return new NodeFacts
        {
            MemoryBytes = reporter.Machine.MemoryBytes,
            Allocatable = resources.Allocatable(resources.Capacity()),
            FindAddresses = () => reporter.KnownAddresses,
        };
    }

    private ImagePuller NewPuller(CriClient runtime, IInformer<Service> services, IEventSink events)
    {
        var parallel = _configuration.SerializeImagePulls is true ? 1 : _configuration.MaxParallelImagePulls ?? 0;
        return new ImagePuller(runtime, new PullSecrets(new ObjectReader(_client, services)), events, _metrics, _time, parallel);
    }

    private PodServices NewServices(
        CriClient runtime, IInformer<Service> services, NodeFacts facts, HttpProbe http, ImagePuller images, PodStatusWriter writer, IEventSink events, NodeRoom room, Func<string> runtimeName, bool ownRuntime)
    {
        var objects = new ObjectReader(_client, services);
        var tokens = new ServiceAccountTokens(_client, _time);
        var volumes = new PodVolumes(
            _paths, new VolumeContent(objects, tokens, () => facts.Allocatable), _client, _time, _loggers.CreateLogger<PodVolumes>());
        var security = new SecuritySettings(_configuration.SeccompDefault ?? false, Path.Combine(_paths.Kubelet, "seccomp"), ownRuntime && SandboxProfile.Write(_paths.SandboxProfile) ? _paths.SandboxProfile : "");
        var cgroups = new CgroupTree(_configuration, _loggers.CreateLogger<CgroupTree>());
        var dns = new DnsSettings(_configuration);
        var builder = new ContainerBuilder(_paths, _configuration, new EnvironmentBuilder(objects), security, cgroups, volumes, facts);
        var maxBackOff = TimeSpan.FromSeconds((_configuration.CrashLoopBackOff.MaxContainerRestartPeriod ?? Duration.FromSeconds(300)).TotalSeconds);
        var firstBackOff = TimeSpan.FromSeconds(Math.Min(10, maxBackOff.TotalSeconds));
        return new PodServices
        {
            Runtime = runtime,
            Reader = new PodRuntimeReader(runtime),
            Sandboxes = new SandboxBuilder(_paths, dns, security, cgroups),
            Containers = new ContainerRunner(runtime, images, builder, new HookRunner(runtime, http, _metrics, events, _time), _paths, _metrics, events, _time),
            Volumes = volumes,
            Tokens = tokens,
            Images = images,
            Cgroups = cgroups,
            Dns = dns,
            Prober = new Prober(runtime, http, _metrics, _time),
            Statuses = new PodStatusBuilder(new ContainerStatuses(runtimeName), facts, _time),
            Writer = writer,
            BackOff = new RestartBackOff(firstBackOff, maxBackOff, _time),
            Handlers = new RuntimeHandlers(_client, null),
            Room = room,
            ResourcesOf = builder.ResourcesOf,
            Events = events,
            Paths = _paths,
            Metrics = _metrics,
            Time = _time,
            Logger = _loggers.CreateLogger("Dotnetes.Kubelet.Pods"),
            SyncPeriod = TimeSpan.FromSeconds(_configuration.SyncFrequency.TotalSeconds),
        };
    }
}

using System.Globalization;
using Dotnetes.Api.Core.V1;
using Dotnetes.Client;
using Dotnetes.Client.Transport;
using Dotnetes.Store;
using Dotnetes.Testing.Disks;
using Dotnetes.Testing.Execution;
using Dotnetes.Testing.Nodes;
using Dotnetes.Testing.Simulations.Invariants;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dotnetes.Testing.Simulations;

/// <summary>One run of one seed.</summary>
internal sealed class SimulationRun
{
    private static readonly TimeSpan s_look = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_compareCaches = TimeSpan.FromSeconds(10);
    private static readonly NodeShape s_shape = new() { Cpu = Quantity.FromInteger(4), Memory = Quantity.Parse("8Gi") };

    private readonly VirtualLoop _loop;
    private readonly SimulationOptions _options;
    private readonly SimulatedFileSystem _disk;
    private readonly ClusterModel _model;
    private readonly FinalizersKept _finalizers = new();
    private readonly List<string> _violations = [];
    private readonly List<string> _history = [];
    private long _requests;

    public SimulationRun(VirtualLoop loop, SimulationOptions options)
    {
        _loop = loop;
        _options = options;
        _disk = new SimulatedFileSystem { Random = new Random(options.Seed + 1) };
        _model = new ClusterModel(loop.Time);
        _model.Broken += Violate;
        List<IInvariant> invariants = [new NodeRoom(), new QuotaKept(), new SurgeBounded(), new OneOfEachOrdinal(), new BudgetsKept(), _finalizers];
        if (!options.Faults)
        {
            invariants.Add(new RolloutAvailable());
        }

        _model.Changes += change =>
        {
            foreach (var invariant in invariants)
            {
                if (invariant.Check(_model, change) is { } wrong)
                {
                    Violate(wrong);
                }
            }
        };
    }

    public async Task<SimulationResult> Run()
    {
        var leaders = new OneLeader(Violate);
        var skews = Skews();
        var cluster = await TestCluster.StartAsync(new()
        {
            Seed = _options.Seed,
            Replicas = _options.Replicas,
            OpenStore = Open,
            PodRules = Rules(),
            Intercept = Watched,
            Logging = _options.Log is { } take ? new LineLogging((who, level, what) =>
            {
                Note($"{who} {level}: {what}");
                take(who, level, what);
            }) : NullLoggerFactory.Instance,
            OnStoreChange = _model.Apply,
            OnWork = leaders.Note,
            ClockSkew = component => skews.GetValueOrDefault(component),
        });
        var users = new UserActs(cluster, _model, _finalizers, new Random(_options.Seed + 2), Note);
        var faults = new Disturbances(cluster, _disk, new Random(_options.Seed + 3), Note, Violate);
        try
        {
            await cluster.Nodes.Add(_options.Nodes, s_shape);
            await Act(cluster, users, faults);
            if (_violations.Count == 0 || !_options.StopAtViolation)
            {
                await Settle(cluster, users, faults);
            }
        }
        catch (Exception e) when (e is KubeApiException or KubeTransportException or StoreException)
        {
            Violate($"the run ended with {e}");
        }

        var digest = cluster.Changes.Digest;
        var writes = cluster.Changes.Count;
        var elapsed = _loop.Time.Elapsed;
        await cluster.DisposeAsync();
        return new(_options.Seed, digest, writes, _requests, elapsed, _violations, _history);
    }

    private async Task Act(TestCluster cluster, UserActs users, Disturbances faults)
    {
        await users.Prepare();
        await cluster.Advance(TimeSpan.FromSeconds(20));
        if (_options.Faults)
        {
            faults.Begin();
        }

        var end = _loop.Time.Elapsed + _options.Duration;
        var acting = Every(_options.ActInterval, end, new Random(_options.Seed + 4), users.Act);
        var disturbing = _options.Faults ? Every(_options.FaultInterval, end, new Random(_options.Seed + 5), faults.Act) : Task.CompletedTask;
        var comparing = Every(s_compareCaches, end, new Random(_options.Seed + 8), () => CompareCaches(cluster));
        await acting;
        await disturbing;
        await comparing;
    }

    private async Task Settle(TestCluster cluster, UserActs users, Disturbances faults)
    {
        Note("everything goes well from now on");
        await faults.End();
        await users.ReleaseAll();
        var end = _loop.Time.Elapsed + _options.Patience;
        string? wrong;
        do
        {
            await cluster.Advance(s_look);
            wrong = Convergence.Missing(_model);
        }
        while (wrong is not null && _loop.Time.Elapsed < end && !IsOver);

        if (wrong is not null)
        {
            foreach (var pod in _model.All<Pod>().Where(p => !p.IsOver() && !p.IsReady()))
            {
                var conditions = string.Join(", ", pod.Status.Conditions.Map(c => $"{c.Type}={c.Status} {c.Reason} {c.Message}".TrimEnd()));
                Note($"pod {pod.Metadata.Namespace}/{pod.Metadata.Name} on {pod.Spec.NodeName} is {pod.Status.Phase}: {conditions}");
            }

            Violate($"in the end {wrong}");
            return;
        }

        Note("everything is as it should be");
        await _loop.Settle();
        var store = await cluster.Store.Range(RangeRequest.Prefix("/"));
        if (_model.Difference(store.Items) is { } difference)
        {
            Violate(difference);
        }

        await CompareCaches(cluster);
    }

    private async Task CompareCaches(TestCluster cluster)
    {
        if (await CacheComparison.Difference(cluster, _model) is { } stale)
        {
            Violate(stale);
        }
    }

    private bool IsOver => _options.StopAtViolation && _violations.Count > 0;

    private async Task Every(TimeSpan interval, TimeSpan end, Random random, Func<Task> act)
    {
        while (!IsOver)
        {
            var wait = interval * (-Math.Log(1 - random.NextDouble()));
            if (_loop.Time.Elapsed + wait >= end)
            {
                return;
            }

            await Task.Delay(wait, _loop.Time);
            await act();
        }
    }

    private EmbeddedStore Open(TimeProvider time) => EmbeddedStore.Open(
        "/store",
        new EmbeddedStoreOptions { FileSystem = _options.Disk?.Invoke(_disk) ?? _disk, CommitMode = CommitMode.Inline, SnapshotMinBytes = 64 * 1024 },
        time,
        new Random(_options.Seed));

    private IKubeTransport Watched(string user, IKubeTransport inner)
    {
        var outer = new OrderedWatches(inner, user, Violate, () => _requests++);
        return _options.Intercept?.Invoke(user, outer) ?? outer;
    }

    private List<PodRule> Rules()
    {
        var random = new Random(_options.Seed + 6);
        return
        [
            PodRule.ForLabel("fails", "true", PodBehavior.Fails(TimeSpan.FromSeconds(3))),
            new(
                pod => !pod.Metadata.Labels.ContainsKey("batch.kubernetes.io/job-name"),
                new()
                {
                    StartDelay = TimeSpan.FromSeconds(1),
                    StartJitter = TimeSpan.FromSeconds(random.Next(1, 6)),
                    ReadyDelay = TimeSpan.FromSeconds(random.Next(0, 4)),
                    StopDelay = TimeSpan.FromSeconds(random.Next(0, 4)),
                }),
        ];
    }

    private Dictionary<string, TimeSpan> Skews()
    {
        var random = new Random(_options.Seed + 7);
        string[] components = ["kube-controller-manager", "kube-scheduler", "simulated-nodes"];
        return components.ToDictionary(c => c, _ => _options.Faults && random.Next(3) == 0 ? TimeSpan.FromMilliseconds(random.Next(-3000, 3000)) : TimeSpan.Zero);
    }

    private void Note(string what) => _history.Add(string.Create(CultureInfo.InvariantCulture, $"{_loop.Time.Elapsed.TotalSeconds,9:0.000} {what}"));

    private void Violate(string what)
    {
        Note($"VIOLATION {what}");
        _violations.Add(what);
    }
}

using System.Globalization;
using Dotnetes.Api.Apps.V1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.Api.Policy.V1;
using Dotnetes.Client;
using Dotnetes.Testing.Execution;
using Dotnetes.Testing.Simulations;

namespace Dotnetes.Testing.Scenarios;

/// <summary>Plays a scenario in virtual time, on the calling thread.</summary>
public sealed class ScenarioRun
{
    private readonly VirtualLoop _loop;
    private readonly Scenario _scenario;
    private readonly ClusterModel _model;
    private readonly PodHistory _pods;
    private readonly List<ScenarioSample> _samples = [];
    private readonly List<(double Seconds, string What)> _timeline = [];
    private readonly Random _random;
    private TimeSpan _start;

    private ScenarioRun(VirtualLoop loop, Scenario scenario)
    {
        _loop = loop;
        _scenario = scenario;
        _random = new Random(scenario.Seed);
        _model = new ClusterModel(loop.Time);
        _pods = new PodHistory();
        _model.Changes += change => _pods.Take(change, Now);
        _model.Changes += OnNode;
    }

    private double Now => (_loop.Time.Elapsed - _start).TotalSeconds;

    /// <summary>Plays it.</summary>
    /// <exception cref="KubeApiException">The API server refuses an object of the scenario.</exception>
    /// <exception cref="FormatException">A document of it cannot be read.</exception>
    public static ScenarioReport Play(Scenario scenario)
    {
        ScenarioReport? report = null;
        VirtualLoop.Run(async loop => report = await new ScenarioRun(loop, scenario).Run());
        return report!;
    }

    private async Task<ScenarioReport> Run()
    {
        await using var cluster = await TestCluster.StartAsync(new() { Seed = _scenario.Seed, PodRules = _scenario.PodRules, OnStoreChange = _model.Apply });
        foreach (var (count, shape) in _scenario.Nodes)
        {
            await cluster.Nodes.Add(count, shape);
        }

        // Nodes are ready and namespaces have their accounts before the story begins.
        await cluster.Advance(TimeSpan.FromSeconds(5));
        _start = _loop.Time.Elapsed;
        var sampling = Sample();
        await Do(() => cluster.Apply(_scenario.Manifests), "the objects of the scenario are made");
        foreach (var step in _scenario.Timeline)
        {
            if (step.At > _scenario.Duration)
            {
                break;
            }

            await WaitUntil(step.At);
            await Do(cluster, step);
        }

        await WaitUntil(_scenario.Duration);
        await sampling;
        return new()
        {
            Samples = _samples,
            Timeline = _timeline,
            PodsMade = _pods.Made,
            SchedulingSeconds = _pods.Scheduling(),
            ReadySeconds = _pods.Ready(),
            Unscheduled = _model.All<Pod>().Count(p => p.Spec.NodeName.Length == 0 && !p.IsOver()),
            Evictions = _pods.Evictions,
            Restarts = _pods.Restarts,
            Digest = cluster.Changes.Digest,
        };
    }

    private Task WaitUntil(TimeSpan at) => at + _start > _loop.Time.Elapsed ? Task.Delay(at + _start - _loop.Time.Elapsed, _loop.Time) : Task.CompletedTask;

    private async Task Sample()
    {
        for (var at = TimeSpan.Zero; at <= _scenario.Duration; at += _scenario.Interval)
        {
            await WaitUntil(at);
            await _loop.Settle();
            _samples.Add(Figures.Of(_model, at.TotalSeconds));
        }
    }

    private void Tell(string what) => _timeline.Add((Now, what));

    private async Task Do(Func<Task> action, string what)
    {
        await action();
        Tell(what);
    }

    private async Task Do(TestCluster cluster, ScenarioStep step)
    {
        if (step.Apply.Length > 0)
        {
            await Do(() => cluster.Apply(step.Apply), "objects are made");
        }

        if (step.Scale is var (kind, ns, name, replicas))
        {
            await Do(() => Scale(cluster.Client, kind, ns, name, replicas), string.Create(CultureInfo.InvariantCulture, $"{kind} {ns}/{name} is scaled to {replicas}"));
        }

        if (step.Delete is { } gone)
        {
            await Do(() => Delete(cluster.Client, gone.Kind, gone.Namespace, gone.Name), $"{gone.Kind} {gone.Namespace}/{gone.Name} is deleted");
        }

        if (step.AddNodes is var (count, shape))
        {
            await Do(() => cluster.Nodes.Add(count, shape), string.Create(CultureInfo.InvariantCulture, $"{count} nodes are added"));
        }

        foreach (var node in step.StopNodes.Concat(AnyNodes(cluster, step.StopAnyNodes)))
        {
            cluster.Nodes.Stop(node);
            Tell($"{node} loses power");
        }

        foreach (var node in step.StartNodes)
        {
            await Do(() => cluster.Nodes.Start(node), $"{node} comes back");
        }

        foreach (var node in step.Drain)
        {
            Tell($"{node} is drained");
            await Drain(cluster.Client, node);
        }

        if (step.StopApiServer > TimeSpan.Zero)
        {
            await Do(cluster.StopApiServer, "the API server stops");
            await Task.Delay(step.StopApiServer, _loop.Time);
            await Do(cluster.StartApiServer, "the API server runs again");
        }
    }

    private List<string> AnyNodes(TestCluster cluster, int count)
    {
        var up = cluster.Nodes.All.Where(n => n.IsUp).Select(n => n.Name).ToList();
        var chosen = new List<string>();
        for (; count > 0 && up.Count > 0; count--)
        {
            var index = _random.Next(up.Count);
            chosen.Add(up[index]);
            up.RemoveAt(index);
        }

        return chosen;
    }

    private static async Task Scale(IKubeClient client, string kind, string ns, string name, int replicas)
    {
        var patch = ObjectPatch.Merge("{\"spec\":{\"replicas\":" + replicas.ToString(CultureInfo.InvariantCulture) + "}}");
        await (kind switch
        {
            "Deployment" => Discard(client.Patch<Deployment>(ns, name, patch)),
            "StatefulSet" => Discard(client.Patch<StatefulSet>(ns, name, patch)),
            "ReplicaSet" => Discard(client.Patch<ReplicaSet>(ns, name, patch)),
            _ => throw new FormatException($"a {kind} cannot be scaled"),
        });
    }

    private static async Task Discard<T>(ValueTask<T> task) => await task;

    private static async Task Delete(IKubeClient client, string kind, string ns, string name)
    {
        var codec = KubeKinds.All.FirstOrDefault(k => k.Info.Kind == kind && k.Info.Plural.Length > 0) ?? throw new FormatException($"there is no kind {kind}");
        await client.Send(new KubeRequest
        {
            Verb = "delete",
            Group = codec.Info.Group,
            Version = codec.Info.Version,
            Resource = codec.Info.Plural,
            Namespace = codec.Info.Namespaced ? ns : "",
            Name = name,
            Body = new DeleteOptions { PropagationPolicy = "Background" },
        });
    }

    // Like kubectl drain --ignore-daemonsets: what a budget does not let go is tried again.
    private async Task Drain(IKubeClient client, string node)
    {
        await client.Patch<Node>(null, node, ObjectPatch.Merge("""{"spec":{"unschedulable":true}}"""));
        _ = EvictAll(client, node);
    }

    private async Task EvictAll(IKubeClient client, string node)
    {
        while (Now < _scenario.Duration.TotalSeconds)
        {
            var left = _model.All<Pod>().Where(p => p.Spec.NodeName == node && p.IsLive() && !p.Metadata.OwnerReferences.Any(o => o.Kind == "DaemonSet")).ToList();
            if (left.Count == 0)
            {
                Tell($"{node} is empty");
                return;
            }

            foreach (var pod in left)
            {
                try
                {
                    var eviction = new Eviction { Metadata = new() { Namespace = pod.Metadata.Namespace, Name = pod.Metadata.Name } };
                    await client.PostSubresource<Pod, Eviction, Status>(pod.Metadata.Namespace, pod.Metadata.Name, "eviction", eviction);
                    _pods.Evicted(pod.Metadata.Uid);
                }
                catch (Exception e) when (e is KubeApiException or KubeTransportException)
                {
                    // A budget, or the API server does not run.
                }
            }

            await Task.Delay(TimeSpan.FromSeconds(5), _loop.Time);
        }
    }

    private void OnNode(ModelChange change)
    {
        if (change.New is Node node && change.Old is Node before && Figures.IsReady(node) != Figures.IsReady(before))
        {
            Tell($"{node.Metadata.Name} is {(Figures.IsReady(node) ? "ready" : "not ready")}");
        }
    }
}

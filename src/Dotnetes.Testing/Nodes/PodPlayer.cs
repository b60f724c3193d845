using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.Client;
using Dotnetes.Client.Informers;
using Dotnetes.Client.Queues;
using Dotnetes.Client.Reconciling;
using Dotnetes.Testing.Simulations;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Testing.Nodes;

/// <summary>Plays the pods of all simulated nodes through their phases.</summary>
internal sealed class PodPlayer : Reconciler<ObjectKey>
{
    private readonly SimulatedNodes _nodes;
    private readonly IInformer<Pod> _pods;
    private readonly TimeProvider _time;
    private readonly Random _random;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, PodRun> _runs = [];

    public PodPlayer(SimulatedNodes nodes, IInformerFactory informers, TimeProvider time, Random random, ILogger logger)
        : base("simulated-kubelets", new WorkQueue<ObjectKey>(time, "simulated-kubelets"), logger, 16)
    {
        _nodes = nodes;
        _time = time;
        _random = random;
        _pods = informers.For<Pod>();
        _pods.AddIndex("node", pod => pod.Spec.NodeName.Length > 0 ? [pod.Spec.NodeName] : []);
        _pods.AddHandler(OnChange);
    }

    /// <summary>Looks at all pods of a node again.</summary>
    public void Look(string node)
    {
        foreach (var pod in _pods.ByIndex("node", node))
        {
            Queue.Add(ObjectKey.Of(pod));
        }
    }

    /// <summary>A node lost power and is back.</summary>
    public void RestartNode(string node)
    {
        var now = _time.GetUtcNow();
        lock (_gate)
        {
            foreach (var pod in _pods.ByIndex("node", node))
            {
                if (_runs.TryGetValue(pod.Metadata.Uid, out var run))
                {
                    run.RestartNode(now);
                }
            }
        }

        Look(node);
    }

    /// <summary>The containers of a pod; null when its node has not seen it.</summary>
    public PodRun? RunOf(string uid)
    {
        lock (_gate)
        {
            return _runs.GetValueOrDefault(uid);
        }
    }

    protected override async ValueTask<TimeSpan?> Reconcile(ObjectKey key, CancellationToken cancellationToken)
    {
        if (_pods.Get(key.Namespace, key.Name) is not { } pod || _nodes.Find(pod.Spec.NodeName) is not { IsUp: true } node)
        {
            return null;
        }

        if (pod.Status.Phase is PodPhase.Succeeded or PodPhase.Failed && pod.Metadata.DeletionTimestamp is null)
        {
            return null;
        }

        var now = _time.GetUtcNow();
        PodStatus status;
        DateTimeOffset? next;
        var isGone = false;
        lock (_gate)
        {
            var run = RunOf(pod, now);
            if (pod.Metadata.DeletionTimestamp is not null)
            {
                run.Stop(now, TimeSpan.FromSeconds(pod.Metadata.DeletionGracePeriodSeconds ?? 0));
                isGone = run.StopsAt <= now;
            }

            next = run.Step(now);
            next = run.StopsAt is { } stop && (next is null || stop < next) ? stop : next;
            status = PodStatuses.Of(pod, run, node.Address, AddressOf(pod, node, run), now);
        }

        if (isGone)
        {
            await Remove(pod, node, cancellationToken);
            return null;
        }

        if (status != pod.Status)
        {
            await node.Client.UpdateStatus(pod with { Status = status }, cancellationToken: cancellationToken);
        }

        return next is { } due ? due - now : null;
    }

    private static async ValueTask Remove(Pod pod, SimulatedNode node, CancellationToken cancellationToken)
    {
        try
        {
            var options = new DeleteOptions { GracePeriodSeconds = 0, Preconditions = new() { Uid = pod.Metadata.Uid } };
            await node.Client.Delete<Pod>(pod.Metadata.Namespace, pod.Metadata.Name, options, cancellationToken);
        }
        catch (KubeApiException e) when (e.IsNotFound || e.IsConflict)
        {
            // Gone already.
        }
    }

    private PodRun RunOf(Pod pod, DateTimeOffset now)
    {
        if (!_runs.TryGetValue(pod.Metadata.Uid, out var run))
        {
            var behavior = _nodes.BehaviorOf(pod);
            var delay = behavior.StartDelay + (behavior.StartJitter > TimeSpan.Zero ? behavior.StartJitter * _random.NextDouble() : TimeSpan.Zero);
            run = new PodRun(pod.Metadata.Uid, behavior, pod.Spec.RestartPolicy, now + delay);
            if (Lacking(pod) is { } resource)
            {
                run.Refuse("OutOf" + resource);
            }

            _runs[pod.Metadata.Uid] = run;
        }

        return run;
    }

    // What a kubelet checks again, because schedulers may err: whether there is room beside the pods that it has taken.
    private string? Lacking(Pod pod)
    {
        if (pod.Status.Phase != PodPhase.Pending || _nodes.Find(pod.Spec.NodeName) is not { } node)
        {
            return null;
        }

        var (cpu, memory, pods) = (0L, 0L, 0);
        foreach (var other in _pods.ByIndex("node", pod.Spec.NodeName))
        {
            if (other.Metadata.Uid == pod.Metadata.Uid || (_runs.TryGetValue(other.Metadata.Uid, out var run) && run.State is not (PodRunState.Succeeded or PodRunState.Failed)))
            {
                cpu += other.Request("cpu");
                memory += other.Request("memory");
                pods++;
            }
        }

        return cpu > node.Shape.Cpu.MilliValue() ? "cpu" : memory > node.Shape.Memory.MilliValue() ? "memory" : pods > node.Shape.Pods ? "pods" : null;
    }

    private string AddressOf(Pod pod, SimulatedNode node, PodRun run)
    {
        if (pod.Status.PodIP.Length > 0 || run.FirstStart is null)
        {
            return pod.Status.PodIP;
        }

        if (pod.Spec.HostNetwork)
        {
            return node.Address;
        }

        return _nodes.NextPodAddress(node);
    }

    private void OnChange(Pod? old, Pod? current)
    {
        if (current is null && old is not null)
        {
            lock (_gate)
            {
                _runs.Remove(old.Metadata.Uid);
            }
        }
        else if (current?.Spec.NodeName.Length > 0)
        {
            Queue.Add(ObjectKey.Of(current));
        }
    }
}

using Dotnetes.Api.Core.V1;
using Dotnetes.Kubelet.Nodes;
using Dotnetes.Kubelet.Runtime;
using Dotnetes.Kubelet.StaticPods;

namespace Dotnetes.Kubelet.Pods;

/// <summary>Whether the node can take a pod: schedulers know the node a moment late, and some pods come past them.</summary>
internal sealed class NodeRoom(NodeFacts node, NodeHealth health)
{
    private const int CriticalPriority = 2_000_000_000;

    private readonly Lock _lock = new();

    /// <summary>The pods of the node.</summary>
    public Func<IEnumerable<PodWorker>> Workers { get; set; } = static () => [];

    /// <summary>Takes a pod that is new here, or says why it cannot run. Pods are taken one after the other, or each would find the room that is left for one.</summary>
    /// <param name="pod">The pod.</param>
    /// <param name="take">Marks the pod as admitted.</param>
    public PodEnd? Admit(Pod pod, Action take)
    {
        lock (_lock)
        {
            if (Refusal(pod) is { } refusal)
            {
                return refusal;
            }

            take();
            return null;
        }
    }

    /// <summary>Why a pod cannot be resized now (Deferred) or ever (Infeasible), as the reason and message of its condition PodResizePending; empty when it can.</summary>
    public (string Reason, string Message) ObstacleTo(Pod pod) => Shortage(pod) switch
    {
        null => default,
        var (resource, requested, _, capacity) when requested > capacity => (
            "Infeasible", $"Node didn't have enough capacity: {resource}, requested: {requested}, capacity: {capacity}"),
        var (resource, requested, used, capacity) => (
            "Deferred", $"Node didn't have enough resource: {resource}, requested: {requested}, used: {used}, capacity: {capacity}"),
    };

    private PodEnd? Refusal(Pod pod)
    {
        if (Pressure(pod) is { } condition)
        {
            return new PodEnd("Evicted", $"Pod was rejected: The node had condition: [{condition}]. ", TimeSpan.Zero);
        }

        if (Shortage(pod) is { } shortage)
        {
            return new PodEnd(
                "OutOf" + shortage.Resource,
                $"Pod was rejected: Node didn't have enough resource: {shortage.Resource}, requested: {shortage.Requested}, used: {shortage.Used}, capacity: {shortage.Capacity}",
                TimeSpan.Zero);
        }

        // A pod that ends has its ports until it has ended.
        var others = Workers().Where(w => w.Phase is PodWorkerPhase.Running or PodWorkerPhase.Ending && w.Pod.Metadata.Uid != pod.Metadata.Uid && w.IsAdmitted).Select(w => w.Pod);
        return HostPorts.Conflict(pod, others)
            ? new PodEnd("NodePorts", "Pod was rejected: Predicate NodePorts failed: node(s) didn't have free ports for the requested pod ports", TimeSpan.Zero)
            : null;
    }

    // The first resource of which a pod asks more than is left; null when there is enough.
    private (string Resource, long Requested, long Used, long Capacity)? Shortage(Pod pod)
    {
        if (node.Allocatable.IsEmpty)
        {
            return null;
        }

        var others = Workers().Where(w => w.Phase == PodWorkerPhase.Running && w.Pod.Metadata.Uid != pod.Metadata.Uid && w.IsAdmitted).Select(w => w.GrantedPod).ToList();
        var most = PodRequests.Amount("pods", node.Allocatable.GetValueOrDefault("pods", Quantity.Zero));
        if (others.Count + 1 > most)
        {
            return ("pods", 1, others.Count, most);
        }

        var used = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var (name, amount) in others.SelectMany(o => PodRequests.Of(o.Spec)))
        {
            used[name] = used.GetValueOrDefault(name) + amount;
        }

        foreach (var (name, requested) in PodRequests.Of(pod.Spec).Where(r => r.Value > 0).OrderBy(r => r.Key, StringComparer.Ordinal))
        {
            if (node.Allocatable.TryGetValue(name, out var capacity) && used.GetValueOrDefault(name) + requested > PodRequests.Amount(name, capacity))
            {
                return (name, requested, used.GetValueOrDefault(name), PodRequests.Amount(name, capacity));
            }
        }

        return null;
    }

    private string? Pressure(Pod pod)
    {
        if (pod.Spec.Priority >= CriticalPriority || StaticPodNames.IsStatic(pod))
        {
            return null;
        }

        return health.DiskPressure ? "DiskPressure"
            : health.PidPressure ? "PIDPressure"
            : health.MemoryPressure && PodQos.Of(pod) == PodQos.BestEffort && !pod.Spec.Tolerations.Any(t => t.Key is "" or "node.kubernetes.io/memory-pressure") ? "MemoryPressure"
            : null;
    }
}

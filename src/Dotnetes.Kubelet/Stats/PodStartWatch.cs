using Dotnetes.Api.Core.V1;

namespace Dotnetes.Kubelet.Stats;

/// <summary>Measures how long a pod takes to start, once, for pods that came while the kubelet was there.</summary>
internal sealed class PodStartWatch(Pod pod, KubeletMetrics metrics, TimeProvider time)
{
    private readonly DateTimeOffset _seenAt = time.GetUtcNow();
    private bool _isDone = pod.Status.Phase == PodPhase.Running;

    /// <summary>Whether the pod ran before the kubelet saw it.</summary>
    public bool WasThere { get; } = pod.Status.Phase == PodPhase.Running;

    /// <summary>The node has taken the pod and begins to look after it.</summary>
    public void Begin(Pod pod)
    {
        metrics.WorkerStart.Observe((time.GetUtcNow() - _seenAt).TotalSeconds);
        metrics.ContainersPerPod.Observe(pod.Spec.Containers.Count);
    }

    /// <summary>The pod has this status now.</summary>
    public void See(Pod pod, PodStatus status)
    {
        if (_isDone || !status.Conditions.Any(c => c is { Type: "Ready", Status: "True" }))
        {
            return;
        }

        _isDone = true;
        var now = time.GetUtcNow();
        metrics.PodStart.Observe((now - _seenAt).TotalSeconds);
        if (pod.Metadata.CreationTimestamp is { } created)
        {
            var age = Math.Max(0, (now - created.ToDateTimeOffset()).TotalSeconds);
            metrics.PodStartTotal.Observe(age);
            metrics.PodStartSli.Observe(age);
        }
    }
}

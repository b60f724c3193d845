using Dotnetes.Machinery.Metrics;

namespace Dotnetes.Kubelet.Stats;

/// <summary>What the kubelet reports about changes of resources in place (KEP-1287), under upstream's metric names.</summary>
internal sealed class ResizeMetrics(MetricRegistry registry)
{
    /// <summary>Changes of one resource of one container that were asked for.</summary>
    public MetricFamily<Counter> Requested { get; } = registry.Counter(
        "kubelet_container_requested_resizes_total", "Changes of resources that were asked for, one for each resource and container.", MetricStability.Alpha,
        "operation", "requirement", "resource");

    /// <summary>Changes that were granted after they had to wait.</summary>
    public MetricFamily<Counter> DeferredAccepted { get; } = registry.Counter(
        "kubelet_pod_deferred_accepted_resizes_total", "Changes of resources that were granted after they had to wait.", MetricStability.Alpha, "retry_trigger");

    /// <summary>Changes that the node can never grant.</summary>
    public MetricFamily<Counter> Infeasible { get; } = registry.Counter(
        "kubelet_pod_infeasible_resizes_total", "Changes of resources that the node can never grant.", MetricStability.Alpha, "reason_detail");

    /// <summary>How long making the changes of a pod takes, in milliseconds.</summary>
    public MetricFamily<Histogram> Duration { get; } = registry.Histogram(
        "kubelet_pod_resize_duration_milliseconds", "How long setting the new resources of a pod takes, in milliseconds.", MetricStability.Alpha,
        [10, 50, 100, 500, 1000, 2000, 5000, 10000, 20000, 30000, 60000, 120000, 300000, 600000], "success");

    /// <summary>Counts a difference between two amounts, of which -1 means that there is none.</summary>
    public void Count(string resource, string requirement, long before, long after)
    {
        if (before != after)
        {
            Requested.With(before < 0 ? "add" : after < 0 ? "remove" : after > before ? "increase" : "decrease", requirement, resource).Increment();
        }
    }
}

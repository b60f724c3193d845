using Dotnetes.Kubelet.Nodes;
using Dotnetes.Kubelet.Stats;
using Dotnetes.Machinery.Metrics;

namespace Dotnetes.Kubelet.Server;

/// <summary>The metrics of <c>/metrics/resource</c>, which metrics-server scrapes (KEP-2371's smaller set).</summary>
internal sealed class ResourceMetrics
{
    private const double Billion = 1e9;

    private readonly MetricRegistry _registry = new();
    private readonly IReadOnlyList<PodUsage> _pods;

    private ResourceMetrics(IReadOnlyList<PodUsage> pods) => _pods = pods;

    /// <summary>The metrics of a node and its pods.</summary>
    public static MetricRegistry Of(UsageSample node, IReadOnlyList<PodUsage> pods)
    {
        var metrics = new ResourceMetrics(pods);
        metrics.AddStable(node);
        metrics.AddAlpha(node);
        return metrics._registry;
    }

    private void AddStable(UsageSample node)
    {
        const MetricStability stable = MetricStability.Stable;
        Containers("container_cpu_usage_seconds_total", "CPU time of the container, in seconds.", MetricType.Counter, stable, c => c.Usage.CpuNanoseconds / Billion, c => c.Usage.At);
        Containers("container_memory_working_set_bytes", "Working set of the container, in bytes.", MetricType.Gauge, stable, c => c.Usage.WorkingSetBytes, c => c.Usage.At);
        Containers(
            "container_start_time_seconds", "When the container started, in seconds since 1970.", MetricType.Gauge, stable,
            c => c.Container.StartedAt.ToUnixTimeMilliseconds() / 1000.0, _ => null);
        Node("node_cpu_usage_seconds_total", "CPU time of the node, in seconds.", MetricType.Counter, stable, node.CpuNanoseconds / Billion, node.At);
        Node("node_memory_working_set_bytes", "Working set of the node, in bytes.", MetricType.Gauge, stable, node.WorkingSetBytes, node.At);
        Pods("pod_cpu_usage_seconds_total", "CPU time of the pod, in seconds.", MetricType.Counter, stable, s => s.CpuNanoseconds / Billion);
        Pods("pod_memory_working_set_bytes", "Working set of the pod, in bytes.", MetricType.Gauge, stable, s => s.WorkingSetBytes);
        Node("resource_scrape_error", "1 if something could not be read, else 0.", MetricType.Gauge, stable, 0, null);
    }

    private void AddAlpha(UsageSample node)
    {
        const MetricStability alpha = MetricStability.Alpha;
        Node("scrape_error", "1 if something could not be read, else 0.", MetricType.Gauge, alpha, 0, null);
        Containers("container_swap_usage_bytes", "Swap of the container, in bytes.", MetricType.Gauge, alpha, c => c.Usage.Details?.SwapBytes, c => c.Usage.At);
        Containers("container_swap_limit_bytes", "The limit of the container's swap, in bytes.", MetricType.Gauge, alpha, c => c.Usage.Details?.SwapLimitBytes, c => c.Usage.At);
        Pods("pod_swap_usage_bytes", "Swap of the pod, in bytes.", MetricType.Gauge, alpha, s => s.Details?.SwapBytes);
        Node("node_swap_usage_bytes", "Swap of the node, in bytes.", MetricType.Gauge, alpha, MachineInfo.Swap().Used, node.At);
    }

    private void Node(string name, string help, MetricType type, MetricStability stability, double value, DateTimeOffset? at) =>
        _registry.Observe(name, help, type, stability, samples => samples.Add(value, at));

    private void Containers(
        string name, string help, MetricType type, MetricStability stability, Func<ContainerUsage, double?> value, Func<ContainerUsage, DateTimeOffset?> at) => _registry.Observe(
        name, help, type, stability,
        samples =>
        {
            foreach (var (pod, container) in _pods.SelectMany(p => p.Containers.Select(c => (p.Pod.Metadata, c))))
            {
                if (value(container) is { } number)
                {
                    samples.Add(number, at(container), container.Container.Name, pod.Namespace, pod.Name);
                }
            }
        },
        "container", "namespace", "pod");

    private void Pods(string name, string help, MetricType type, MetricStability stability, Func<UsageSample, double?> value) => _registry.Observe(
        name, help, type, stability,
        samples =>
        {
            foreach (var pod in _pods)
            {
                if (pod.Usage is { } sample && value(sample) is { } number)
                {
                    samples.Add(number, sample.At, pod.Pod.Metadata.Namespace, pod.Pod.Metadata.Name);
                }
            }
        },
        "namespace", "pod");
}

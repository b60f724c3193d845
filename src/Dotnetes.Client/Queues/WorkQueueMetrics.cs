using Dotnetes.Machinery.Metrics;

namespace Dotnetes.Client.Queues;

/// <summary>What work queues report, under upstream's metric names with the label <c>name</c>. Durations are in seconds.</summary>
public sealed class WorkQueueMetrics
{
    private static readonly double[] s_buckets = MetricRegistry.ExponentialBuckets(1e-8, 10, 10);

    private readonly Lock _gate = new();
    private readonly List<WeakReference<IWorkQueueState>> _queues = [];

    /// <summary>Creates the metrics in a registry.</summary>
    public WorkQueueMetrics(MetricRegistry registry)
    {
        Depth = registry.Gauge("workqueue_depth", "Keys that wait.", MetricStability.Beta, "name");
        Adds = registry.Counter("workqueue_adds_total", "Keys that were added.", MetricStability.Beta, "name");
        Retries = registry.Counter("workqueue_retries_total", "Keys that were added with a back-off.", MetricStability.Beta, "name");
        QueueDuration = registry.Histogram("workqueue_queue_duration_seconds", "How long keys wait before they are taken.", MetricStability.Beta, s_buckets, "name");
        WorkDuration = registry.Histogram("workqueue_work_duration_seconds", "How long the work on a key takes.", MetricStability.Beta, s_buckets, "name");
        registry.Observe(
            "workqueue_unfinished_work_seconds", "Work in progress that no duration covers yet.", MetricType.Gauge, MetricStability.Beta,
            samples => Observe(samples, static q => q.UnfinishedWork), "name");
        registry.Observe(
            "workqueue_longest_running_processor_seconds", "The longest work in progress.", MetricType.Gauge, MetricStability.Beta,
            samples => Observe(samples, static q => q.LongestRunning), "name");
    }

    /// <summary>The metrics of queues that were given no others.</summary>
    public static WorkQueueMetrics Default { get; } = new(MetricRegistry.Process);

    internal MetricFamily<Gauge> Depth { get; }

    internal MetricFamily<Counter> Adds { get; }

    internal MetricFamily<Counter> Retries { get; }

    internal MetricFamily<Histogram> QueueDuration { get; }

    internal MetricFamily<Histogram> WorkDuration { get; }

    internal void Register(IWorkQueueState queue)
    {
        lock (_gate)
        {
            _queues.RemoveAll(static q => !q.TryGetTarget(out _));
            _queues.Add(new(queue));
        }
    }

    // Queues of one name are shown as one.
    private void Observe(MetricSamples samples, Func<IWorkQueueState, TimeSpan> value)
    {
        var longest = new SortedDictionary<string, double>(StringComparer.Ordinal);
        lock (_gate)
        {
            foreach (var reference in _queues)
            {
                if (reference.TryGetTarget(out var queue))
                {
                    longest[queue.Name] = Math.Max(longest.GetValueOrDefault(queue.Name), value(queue).TotalSeconds);
                }
            }
        }

        foreach (var (name, seconds) in longest)
        {
            samples.Add(seconds, name);
        }
    }
}

using System.Diagnostics.Metrics;

namespace Dotnetes.Client.Queues;

/// <summary>
/// What work queues report, under upstream's metric names with the label <c>name</c>. Durations are in seconds. Whoever serves metrics
/// listens to the meter.
/// </summary>
public sealed class WorkQueueMetrics
{
    /// <summary>The name of the meter of queues that were given no other.</summary>
    public const string MeterName = "Dotnetes.Client.Queues";

    private readonly Lock _gate = new();
    private readonly List<WeakReference<IWorkQueueState>> _queues = [];

    /// <summary>Creates the instruments on a meter.</summary>
    public WorkQueueMetrics(Meter meter)
    {
        Depth = meter.CreateUpDownCounter<long>("workqueue_depth", description: "Keys that wait");
        Adds = meter.CreateCounter<long>("workqueue_adds_total", description: "Keys that were added");
        Retries = meter.CreateCounter<long>("workqueue_retries_total", description: "Keys that were added with a back-off");
        QueueDuration = meter.CreateHistogram<double>("workqueue_queue_duration_seconds", "s", "How long keys wait before they are taken");
        WorkDuration = meter.CreateHistogram<double>("workqueue_work_duration_seconds", "s", "How long the work on a key takes");
        meter.CreateObservableGauge("workqueue_unfinished_work_seconds", () => Observe(q => q.UnfinishedWork), "s", "Work in progress that no duration covers yet");
        meter.CreateObservableGauge("workqueue_longest_running_processor_seconds", () => Observe(q => q.LongestRunning), "s", "The longest work in progress");
    }

    /// <summary>The instruments of queues that were given no others.</summary>
    public static WorkQueueMetrics Default { get; } = new(new Meter(MeterName));

    internal UpDownCounter<long> Depth { get; }

    internal Counter<long> Adds { get; }

    internal Counter<long> Retries { get; }

    internal Histogram<double> QueueDuration { get; }

    internal Histogram<double> WorkDuration { get; }

    internal void Register(IWorkQueueState queue)
    {
        lock (_gate)
        {
            _queues.RemoveAll(q => !q.TryGetTarget(out _));
            _queues.Add(new(queue));
        }
    }

    private List<Measurement<double>> Observe(Func<IWorkQueueState, TimeSpan> value)
    {
        lock (_gate)
        {
            var result = new List<Measurement<double>>(_queues.Count);
            foreach (var reference in _queues)
            {
                if (reference.TryGetTarget(out var queue))
                {
                    result.Add(new(value(queue).TotalSeconds, new KeyValuePair<string, object?>("name", queue.Name)));
                }
            }

            return result;
        }
    }
}

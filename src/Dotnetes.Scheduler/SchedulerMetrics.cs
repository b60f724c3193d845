using System.Globalization;
using Dotnetes.Machinery.Metrics;
using Dotnetes.Scheduler.Framework;
using Dotnetes.Scheduler.Queue;

namespace Dotnetes.Scheduler;

/// <summary>What the scheduler reports, under upstream's metric names.</summary>
internal sealed class SchedulerMetrics
{
    private const int MaxAttemptsLabel = 16;

    private readonly MetricRegistry _registry;
    private readonly TimeProvider _time;
    private readonly MetricFamily<Counter> _attempts;
    private readonly MetricFamily<Histogram> _attemptDuration;
    private readonly Histogram _attemptsOfPod;
    private readonly MetricFamily<Histogram> _podDuration;

    public SchedulerMetrics(MetricRegistry registry, TimeProvider time)
    {
        _registry = registry;
        _time = time;
        _attempts = registry.Counter("scheduler_schedule_attempts_total", "Attempts to schedule a pod, by their result.", MetricStability.Stable, "profile", "result");
        _attemptDuration = registry.Histogram(
            "scheduler_scheduling_attempt_duration_seconds", "How long an attempt takes, with binding.", MetricStability.Stable,
            MetricRegistry.ExponentialBuckets(0.001, 2, 15), "profile", "result");
        AlgorithmDuration = registry.Histogram(
            "scheduler_scheduling_algorithm_duration_seconds", "How long choosing a node takes.", MetricStability.Alpha, MetricRegistry.ExponentialBuckets(0.001, 2, 15)).With();
        _attemptsOfPod = registry.Histogram("scheduler_pod_scheduling_attempts", "How many attempts a pod takes.", MetricStability.Stable, [1, 2, 4, 8, 16]).With();
        _podDuration = registry.Histogram(
            "scheduler_pod_scheduling_sli_duration_seconds", "How long a pod waits from when it is first seen until it is bound.", MetricStability.Beta,
            MetricRegistry.ExponentialBuckets(0.01, 2, 20), "attempts");
    }

    /// <summary>How long choosing a node takes.</summary>
    public Histogram AlgorithmDuration { get; }

    /// <summary>Reports how many pods wait.</summary>
    public void Follow(SchedulingQueue queue, Lock gate) => _registry.Observe(
        "scheduler_pending_pods", "Pods that wait, by the part of the queue.", MetricType.Gauge, MetricStability.Stable,
        samples =>
        {
            lock (gate)
            {
                samples.Add(queue.ActiveCount, "active");
                samples.Add(queue.BackoffCount, "backoff");
                samples.Add(queue.GatedCount, "gated");
                samples.Add(queue.UnschedulableCount - queue.GatedCount, "unschedulable");
            }
        },
        "queue");

    /// <summary>Reports an attempt that has ended.</summary>
    public void Ended(QueuedPod pod, string profile, string result, long start)
    {
        _attempts.With(profile, result).Increment();
        _attemptDuration.With(profile, result).Observe(_time.GetElapsedTime(start).TotalSeconds);
        if (result != "scheduled")
        {
            return;
        }

        _attemptsOfPod.Observe(pod.Attempts);
        var attempts = pod.Attempts < MaxAttemptsLabel ? pod.Attempts.ToString(CultureInfo.InvariantCulture) : "16+";
        _podDuration.With(attempts).Observe((_time.GetUtcNow() - pod.FirstSeen).TotalSeconds);
    }
}

using Dotnetes.Machinery.Metrics;

namespace Dotnetes.Controllers;

/// <summary>What controllers report beside their queues, under upstream's names; shared by the controllers of a process.</summary>
internal static class ControllerMetrics
{
    /// <summary>Looks at jobs, by what was done, the completion mode and how it ended.</summary>
    public static MetricFamily<Counter> JobSyncs { get; } = MetricRegistry.Process.Counter(
        "job_controller_job_syncs_total", "Looks at jobs.", MetricStability.Stable, "action", "completion_mode", "result");

    /// <summary>How long those take, in seconds.</summary>
    public static MetricFamily<Histogram> JobSyncDuration { get; } = MetricRegistry.Process.Histogram(
        "job_controller_job_sync_duration_seconds", "How long a look at a job takes.", MetricStability.Stable, MetricRegistry.ExponentialBuckets(0.004, 2, 15),
        "action", "completion_mode", "result");

    /// <summary>Jobs that have ended.</summary>
    public static MetricFamily<Counter> JobsFinished { get; } = MetricRegistry.Process.Counter(
        "job_controller_jobs_finished_total", "Jobs that have ended.", MetricStability.Stable, "completion_mode", "reason", "result");

    /// <summary>Pods of jobs that have ended and are counted.</summary>
    public static MetricFamily<Counter> JobPodsFinished { get; } = MetricRegistry.Process.Counter(
        "job_controller_job_pods_finished_total", "Pods of jobs that have ended and are counted.", MetricStability.Stable, "completion_mode", "result");

    /// <summary>Ended pods that got (<c>add</c>) or were freed of (<c>delete</c>) the finalizer by which they are counted.</summary>
    public static MetricFamily<Counter> JobPodsTracked { get; } = MetricRegistry.Process.Counter(
        "job_controller_terminated_pods_tracking_finalizer_total", "Ended pods with the finalizer by which they are counted, and those freed of it.", MetricStability.Beta, "event");

    /// <summary>How much later than scheduled jobs are created, in seconds.</summary>
    public static Histogram CronJobSkew { get; } = MetricRegistry.Process.Histogram(
        "cronjob_controller_job_creation_skew_duration_seconds", "How much later than scheduled a job is created.", MetricStability.Stable, MetricRegistry.ExponentialBuckets(1, 2, 10)).With();

    /// <summary>Nodes whose pods are evicted because the node is lost, by zone.</summary>
    public static MetricFamily<Counter> NodeEvictions { get; } = MetricRegistry.Process.Counter(
        "node_collector_evictions_total", "Nodes whose pods are evicted because the node is lost.", MetricStability.Stable, "zone");

    /// <summary>Pods that taints made go.</summary>
    public static Counter TaintDeletions { get; } = MetricRegistry.Process.Counter(
        "taint_eviction_controller_pod_deletions_total", "Pods that were deleted because of taints.", MetricStability.Alpha).With();

    /// <summary>Pods that were deleted by force, by namespace and reason.</summary>
    public static MetricFamily<Counter> ForcedDeletions { get; } = MetricRegistry.Process.Counter(
        "pod_gc_collector_force_delete_pods_total", "Pods that were deleted by force.", MetricStability.Alpha, "namespace", "reason");
}

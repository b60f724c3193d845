using Dotnetes.Cri;
using Dotnetes.Kubelet.Cgroups;
using Dotnetes.Kubelet.Pods;
using Dotnetes.Kubelet.StaticPods;
using Dotnetes.Kubelet.Volumes;
using Dotnetes.Machinery.Metrics;

namespace Dotnetes.Kubelet.Stats;

/// <summary>What the kubelet reports about itself, under upstream's metric names.</summary>
internal sealed class KubeletMetrics
{
    private static readonly double[] s_short = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
    private static readonly double[] s_starts = [0.5, 1, 2, 3, 4, 5, 6, 8, 10, 20, 30, 45, 60, 120, 180, 240, 300, 360, 480, 600, 900, 1200, 1800, 2700, 3600];
    private static readonly double[] s_pulls = [1, 5, 10, 20, 30, 60, 120, 180, 240, 300, 360, 480, 600, 900, 1200, 1800, 2700, 3600];

    private readonly MetricRegistry _registry;
    private readonly MetricFamily<Counter> _operations;
    private readonly MetricFamily<Counter> _operationErrors;
    private readonly MetricFamily<Histogram> _operationDuration;

    public KubeletMetrics(MetricRegistry registry)
    {
        _registry = registry;
        Resizes = new ResizeMetrics(registry);
        ImageVolumes = new ImageVolumeMetrics(registry);
        EventLatency = registry.Histogram("kubelet_evented_pleg_connection_latency_seconds", "From when something happens in the runtime until its event is here.", MetricStability.Alpha, s_short).With();
        EvictionStatsAge = registry.Histogram(
            "kubelet_eviction_stats_age_seconds", "The age of what was measured when a pod is ended because something ran short.", MetricStability.Alpha, s_short, "eviction_signal");
        HookHttpFallbacks = registry.Counter("kubelet_lifecycle_handler_http_fallbacks_total", "HTTPS hooks that were answered without TLS and asked again so.", MetricStability.Alpha).With();
        HookSleepsCut = registry.Counter("kubelet_sleep_action_terminated_early_total", "Sleeping hooks that were cut short.", MetricStability.Alpha).With();
        OrphanedVolumes = registry.Gauge("kubelet_orphan_pod_cleaned_volumes", "Pods that nobody knew and whose volumes the last look took away.", MetricStability.Alpha).With();
        OrphanedVolumeErrors = registry.Gauge("kubelet_orphan_pod_cleaned_volumes_errors", "Pods that nobody knew and whose volumes the last look could not take away.", MetricStability.Alpha).With();
        RestartedPods = registry.Counter("kubelet_restarted_pods_total", "Pods that came again under the uid that they had.", MetricStability.Alpha, "static");
        _operations = registry.Counter("kubelet_runtime_operations_total", "Calls of the container runtime.", MetricStability.Alpha, "operation_type");
        _operationErrors = registry.Counter("kubelet_runtime_operations_errors_total", "Calls of the container runtime that failed.", MetricStability.Alpha, "operation_type");
        _operationDuration = registry.Histogram(
            "kubelet_runtime_operations_duration_seconds", "How long calls of the container runtime take.", MetricStability.Alpha,
            MetricRegistry.ExponentialBuckets(0.005, 2.5, 14), "operation_type");
        VolumeMetrics = registry.Histogram(
            "kubelet_volume_metric_collection_duration_seconds", "How long measuring the volumes of pods takes.", MetricStability.Alpha, s_short, "metric_source").With("pod");
        WorkerStart = registry.Histogram("kubelet_pod_worker_start_duration_seconds", "From when the kubelet first sees a pod until it begins to look after it.", MetricStability.Alpha, s_short).With();
        PodStartTotal = registry.Histogram(
            "kubelet_pod_start_total_duration_seconds", "From the creation of a pod until it is seen to run, image pulls included.", MetricStability.Alpha, s_starts).With();
        CgroupDuration = registry.Histogram("kubelet_cgroup_manager_duration_seconds", "How long changes of control groups take.", MetricStability.Alpha, s_short, "operation_type");
        ImageRequests = registry.Counter(
            "kubelet_image_manager_ensure_image_requests_total", "Images that containers asked for.", MetricStability.Alpha, "present_locally", "pull_policy", "pull_required");
        ProbeDuration = registry.Histogram("prober_probe_duration_seconds", "How long probes take.", MetricStability.Alpha, s_short, "container", "namespace", "pod", "probe_type");
        EventStreams = registry.Counter("kubelet_evented_pleg_connection_success_count", "Streams of events that the runtime gave.", MetricStability.Alpha).With();
        EventStreamErrors = registry.Counter("kubelet_evented_pleg_connection_error_count", "Streams of events that the runtime did not give, or that broke.", MetricStability.Alpha).With();
        RelistDuration = registry.Histogram("kubelet_pleg_relist_duration_seconds", "How long listing all sandboxes and containers takes.", MetricStability.Alpha, s_short).With();
        RelistInterval = registry.Histogram("kubelet_pleg_relist_interval_seconds", "The time between two listings.", MetricStability.Alpha, s_short).With();
        RelistSeen = registry.Gauge("kubelet_pleg_last_seen_seconds", "When the last listing succeeded, in seconds since 1970.", MetricStability.Alpha).With();
        WorkerDuration = registry.Histogram("kubelet_pod_worker_duration_seconds", "How long one look at a pod takes.", MetricStability.Alpha, s_short, "operation_type");
        PodStart = registry.Histogram("kubelet_pod_start_duration_seconds", "From when the kubelet first sees a pod until its containers run.", MetricStability.Alpha, s_starts).With();
        PodStartSli = registry.Histogram(
            "kubelet_pod_start_sli_duration_seconds", "From the creation of a pod until it is seen to run, without image pulls.", MetricStability.Alpha, s_starts).With();
        StartedPods = registry.Counter("kubelet_started_pods_total", "Sandboxes that were started.", MetricStability.Alpha).With();
        StartedPodErrors = registry.Counter("kubelet_started_pods_errors_total", "Sandboxes that could not be started.", MetricStability.Alpha).With();
        StartedContainers = registry.Counter("kubelet_started_containers_total", "Containers that were started.", MetricStability.Alpha, "container_type");
        StartedContainerErrors = registry.Counter("kubelet_started_containers_errors_total", "Containers that could not be started.", MetricStability.Alpha, "code", "container_type");
        SandboxDuration = registry.Histogram("kubelet_run_podsandbox_duration_seconds", "How long making a sandbox takes.", MetricStability.Alpha, s_short, "runtime_handler");
        SandboxErrors = registry.Counter("kubelet_run_podsandbox_errors_total", "Sandboxes that could not be made.", MetricStability.Alpha, "runtime_handler");
        Rejections = registry.Counter("kubelet_admission_rejections_total", "Pods that the node did not take.", MetricStability.Alpha, "reason");
        ContainersPerPod = registry.Histogram("kubelet_containers_per_pod_count", "Containers of the pods that the node took.", MetricStability.Alpha, [1, 2, 4, 8, 16]).With();
        OrphanedPods = registry.Counter("kubelet_orphaned_runtime_pods_total", "Pods of the runtime that nobody knew.", MetricStability.Alpha).With();
        StatusSync = registry.Histogram(
            "kubelet_pod_status_sync_duration_seconds", "How long it takes until a status of a pod is written.", MetricStability.Alpha, [0.01, 0.05, 0.1, 0.5, 1, 5, 10, 20, 30, 45, 60]).With();
        HttpInflight = registry.Gauge("kubelet_http_inflight_requests", "Requests that the kubelet's server works on.", MetricStability.Alpha, "long_running", "method", "path", "server_type");
        PullDuration = registry.Histogram("kubelet_image_pull_duration_seconds", "How long pulling an image takes, by its size.", MetricStability.Alpha, s_pulls, "image_size_in_bytes");
        CollectedImages = registry.Counter("kubelet_image_garbage_collected_total", "Images that were removed to make room.", MetricStability.Alpha, "reason");
        Evictions = registry.Counter("kubelet_evictions", "Pods that were ended because something ran short.", MetricStability.Alpha, "eviction_signal");
        Probes = registry.Counter(
            "prober_probe_total", "Probes of containers, by their result.", MetricStability.Beta, "container", "namespace", "pod", "pod_uid", "probe_type", "result");
        HttpRequests = registry.Counter("kubelet_http_requests_total", "Requests to the kubelet's server.", MetricStability.Alpha, "long_running", "method", "path", "server_type");
        HttpDuration = registry.Histogram(
            "kubelet_http_requests_duration_seconds", "How long requests to the kubelet's server take.", MetricStability.Alpha, s_short, "long_running", "method", "path", "server_type");
    }

    /// <summary>Changes of resources in place.</summary>
    public ResizeMetrics Resizes { get; }

    /// <summary>Images as volumes.</summary>
    public ImageVolumeMetrics ImageVolumes { get; }

    public Histogram EventLatency { get; }

    public MetricFamily<Histogram> EvictionStatsAge { get; }

    public Counter HookHttpFallbacks { get; }

    public Counter HookSleepsCut { get; }

    public Gauge OrphanedVolumes { get; }

    public Gauge OrphanedVolumeErrors { get; }

    public MetricFamily<Counter> RestartedPods { get; }

    public Histogram VolumeMetrics { get; }

    public Histogram RelistDuration { get; }

    public Counter EventStreams { get; }

    public Counter EventStreamErrors { get; }

    public Histogram WorkerStart { get; }

    public Histogram PodStartTotal { get; }

    public MetricFamily<Histogram> CgroupDuration { get; }

    public MetricFamily<Counter> ImageRequests { get; }

    public MetricFamily<Histogram> ProbeDuration { get; }

    public Histogram RelistInterval { get; }

    public Gauge RelistSeen { get; }

    public MetricFamily<Histogram> WorkerDuration { get; }

    public Histogram PodStart { get; }

    public Histogram PodStartSli { get; }

    public Counter StartedPods { get; }

    public Counter StartedPodErrors { get; }

    public MetricFamily<Counter> StartedContainers { get; }

    public MetricFamily<Counter> StartedContainerErrors { get; }

    public MetricFamily<Histogram> SandboxDuration { get; }

    public MetricFamily<Counter> SandboxErrors { get; }

    public MetricFamily<Counter> Rejections { get; }

    public Histogram ContainersPerPod { get; }

    public Counter OrphanedPods { get; }

    public Histogram StatusSync { get; }

    public MetricFamily<Gauge> HttpInflight { get; }

    public MetricFamily<Histogram> PullDuration { get; }

    public MetricFamily<Counter> CollectedImages { get; }

    public MetricFamily<Counter> Evictions { get; }

    public MetricFamily<Counter> Probes { get; }

    public MetricFamily<Counter> HttpRequests { get; }

    public MetricFamily<Histogram> HttpDuration { get; }

    /// <summary>The word for a container's kind in labels.</summary>
    public static string TypeOf(ContainerKind kind) => kind switch { ContainerKind.Main => "container", ContainerKind.Ephemeral => "ephemeral_container", _ => "init_container" };

    /// <summary>Reports the calls of a runtime.</summary>
    public void Follow(CriClient runtime) => runtime.Observed = (method, took, failed) =>
    {
        var operation = OperationOf(method);
        _operations.With(operation).Increment();
        _operationDuration.With(operation).Observe(took.TotalSeconds);
        if (failed)
        {
            _operationErrors.With(operation).Increment();
        }
    };

    /// <summary>Reports what runs on the node.</summary>
    public void Follow(PodWorkers workers, string nodeName, string version)
    {
        Observe("kubelet_node_name", "The node's name; the value is always 1.", s => s.Add(1, nodeName), "node");
        Observe("kubelet_running_pods", "Pods that have a running sandbox.", s => s.Add(workers.All.Count(w => w.Runtime.Sandboxes.Any(b => b.IsReady))));
        Observe(
            "kubelet_running_containers", "Containers, by their state.",
            samples =>
            {
                var all = workers.All.SelectMany(w => w.Runtime.Containers).ToList();
                samples.Add(all.Count(c => c.State == Cri.V1.ContainerState.Created), "created");
                samples.Add(all.Count(c => c.HasExited), "exited");
                samples.Add(all.Count(c => c.IsRunning), "running");
            },
            "container_state");
        Observe("kubelet_desired_pods", "Pods that the node is to run.", s => Split(s, workers, static _ => true), "static");
        Observe("kubelet_active_pods", "Pods of the node that have not ended.", s => Split(s, workers, static w => w.Phase == PodWorkerPhase.Running), "static");
        Observe("kubelet_mirror_pods", "Mirror pods of static pods.", s => s.Add(workers.All.Count(w => IsStatic(w))));
        Observe("kubelet_managed_ephemeral_containers", "Ephemeral containers of the node's pods.", s => s.Add(workers.All.Sum(w => w.Pod.Spec.EphemeralContainers.Count)));
        Observe(
            "kubelet_working_pods", "Pods that the node works on.",
            samples =>
            {
                foreach (var group in workers.All.GroupBy(w => (Phase: LifecycleOf(w.Phase), IsStatic: IsStatic(w))))
                {
                    samples.Add(group.Count(), "desired", group.Key.Phase, group.Key.IsStatic ? "true" : "");
                }
            },
            "config", "lifecycle", "static");
        Observe(
            "kubelet_pod_pending_resizes", "Pods whose new resources the node has not granted.",
            samples =>
            {
                foreach (var group in workers.All.Select(w => w.PendingResize).Where(r => r.Length > 0).GroupBy(r => r, StringComparer.Ordinal))
                {
                    samples.Add(group.Count(), group.Key.ToLowerInvariant());
                }
            },
            "reason");
        Observe("kubelet_pod_in_progress_resizes", "Pods whose new resources are being set.", s => s.Add(workers.All.Count(w => w.IsResizing)));
        Observe("kubelet_container_log_filesystem_used_bytes", "The size of the log of a container's present run.", s => Logs(s, workers), "container", "namespace", "pod", "uid");
        Observe("kubelet_metrics_provider", "Where the metrics of containers come from; the value is always 1.", s => s.Add(1, "cgroups"), "provider");
        Observe("volume_manager_total_volumes", "Volumes of the node's pods, by their kind.", s => Volumes(s, workers), "plugin_name", "state");
        Observe("kubelet_cgroup_version", "The version of the node's control groups.", s => s.Add(CgroupFolders.IsVersion2 ? 2 : 1));
        Observe("kubernetes_build_info", "The version of this component; the value is always 1.", s => s.Add(1, version), "git_version");
    }

    private static string LifecycleOf(PodWorkerPhase phase) => phase switch { PodWorkerPhase.Running => "sync", PodWorkerPhase.Ending => "terminating", _ => "terminated" };

    private static void Split(MetricSamples samples, PodWorkers workers, Func<PodWorker, bool> counts)
    {
        samples.Add(workers.All.Count(w => counts(w) && !IsStatic(w)), "");
        samples.Add(workers.All.Count(w => counts(w) && IsStatic(w)), "true");
    }

    private static void Volumes(MetricSamples samples, PodWorkers workers)
    {
        var desired = workers.All.Where(w => w.Phase == PodWorkerPhase.Running).SelectMany(w => w.Pod.Spec.Volumes).Select(PodVolumes.PluginOf);
        foreach (var plugin in desired.GroupBy(p => p, StringComparer.Ordinal))
        {
            samples.Add(plugin.Count(), plugin.Key, "desired_state_of_world");
        }

        var actual = workers.All.SelectMany(w => w.Pod.Spec.Volumes, (w, v) => (Plugin: PodVolumes.PluginOf(v), Path: w.DirectoryOf(v))).Where(v => Path.Exists(v.Path));
        foreach (var plugin in actual.GroupBy(v => v.Plugin, StringComparer.Ordinal))
        {
            samples.Add(plugin.Count(), plugin.Key, "actual_state_of_world");
        }
    }

    private static void Logs(MetricSamples samples, PodWorkers workers)
    {
        foreach (var worker in workers.All)
        {
            var pod = worker.Pod.Metadata;
            foreach (var container in worker.Runtime.Containers.DistinctBy(c => c.Name))
            {
                if (container.LogPath.Length > 0 && new FileInfo(container.LogPath) is { Exists: true } file)
                {
                    samples.Add(file.Length, container.Name, pod.Namespace, pod.Name, pod.Uid);
                }
            }
        }
    }

    private static bool IsStatic(PodWorker worker) => StaticPodNames.IsStatic(worker.Pod);

    private void Observe(string name, string help, Action<MetricSamples> read, params IReadOnlyList<string> labels) =>
        _registry.Observe(name, help, MetricType.Gauge, MetricStability.Alpha, read, labels);

    private static string OperationOf(string method) => method switch
    {
        "RunPodSandbox" => "run_podsandbox",
        "StopPodSandbox" => "stop_podsandbox",
        "RemovePodSandbox" => "remove_podsandbox",
        "PodSandboxStatus" => "podsandbox_status",
        "ListPodSandbox" => "list_podsandbox",
        "ListContainerStats" => "list_container_stats",
        "ListPodSandboxStats" => "list_podsandbox_stats",
        "ImageFsInfo" => "image_fs_info",
        _ => string.Concat(method.Select((c, i) => char.IsUpper(c) && i > 0 ? "_" + char.ToLowerInvariant(c) : char.ToLowerInvariant(c).ToString())),
    };
}

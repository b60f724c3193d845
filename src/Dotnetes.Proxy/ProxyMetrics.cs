using Dotnetes.Machinery.Metrics;

namespace Dotnetes.Proxy;

/// <summary>The figures that kube-proxy shows, under upstream's names.</summary>
internal sealed class ProxyMetrics
{
    public ProxyMetrics(MetricRegistry registry)
    {
        Duration = registry.Histogram(
            "kubeproxy_sync_proxy_rules_duration_seconds", "How long it takes to bring the rules up to date.", MetricStability.Alpha, MetricRegistry.ExponentialBuckets(0.001, 2, 15), "ip_family");
        LastSync = registry.Gauge("kubeproxy_sync_proxy_rules_last_timestamp_seconds", "When the rules were last brought up to date.", MetricStability.Alpha, "ip_family");
        LastQueued = registry.Gauge("kubeproxy_sync_proxy_rules_last_queued_timestamp_seconds", "When a change last asked for new rules.", MetricStability.Alpha, "ip_family");
        ServiceChanges = registry.Counter("kubeproxy_sync_proxy_rules_service_changes_total", "Changes of services.", MetricStability.Alpha).With();
        EndpointChanges = registry.Counter("kubeproxy_sync_proxy_rules_endpoint_changes_total", "Changes of endpoint slices.", MetricStability.Alpha).With();
        Failures = registry.Counter("kubeproxy_sync_proxy_rules_nftables_sync_failures_total", "Batches that nft refused.", MetricStability.Alpha, "ip_family");
        CleanupFailures = registry.Counter(
            "kubeproxy_sync_proxy_rules_nftables_cleanup_failures_total", "Removals of chains that nft refused.", MetricStability.Alpha, "ip_family");
        FlowsDeleted = registry.Counter("kubeproxy_conntrack_reconciler_deleted_entries_total", "UDP flows to endpoints that are gone.", MetricStability.Alpha, "ip_family");
        Health = registry.Counter("kubeproxy_proxy_healthz_total", "Answers of /healthz.", MetricStability.Alpha, "code");
        Liveness = registry.Counter("kubeproxy_proxy_livez_total", "Answers of /livez.", MetricStability.Alpha, "code");
    }

    public MetricFamily<Histogram> Duration { get; }

    public MetricFamily<Gauge> LastSync { get; }

    public MetricFamily<Gauge> LastQueued { get; }

    public Counter ServiceChanges { get; }

    public Counter EndpointChanges { get; }

    public MetricFamily<Counter> Failures { get; }

    public MetricFamily<Counter> CleanupFailures { get; }

    public MetricFamily<Counter> FlowsDeleted { get; }

    public MetricFamily<Counter> Health { get; }

    public MetricFamily<Counter> Liveness { get; }
}

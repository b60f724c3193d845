using Dotnetes.Machinery.Metrics;

namespace Dotnetes.ApiServer.Metrics;

/// <summary>What the API server reports about its own state, read when somebody asks; under upstream's metric names.</summary>
internal static class ServerMetrics
{
    /// <summary>Adds the metrics to a registry.</summary>
    public static void Register(MetricRegistry registry, ApiServerCore core)
    {
        registry.Observe(
            "apiserver_storage_objects", "Objects that are stored.", MetricType.Gauge, MetricStability.Stable,
            samples => Each(core, (group, resource, endpoint) => samples.Add(endpoint.Storage.Cache.Snapshot.Tree.Count, group.Length == 0 ? resource : $"{resource}.{group}")),
            "resource");
        registry.Observe(
            "apiserver_resource_objects", "Objects that are stored.", MetricType.Gauge, MetricStability.Alpha,
            samples => Each(core, (group, resource, endpoint) => samples.Add(endpoint.Storage.Cache.Snapshot.Tree.Count, group, resource)),
            "group", "resource");
        registry.Observe(
            "apiserver_watch_cache_resource_version", "The revision that the cache of a resource has reached.", MetricType.Gauge, MetricStability.Alpha,
            samples => Each(core, (group, resource, endpoint) => samples.Add(endpoint.Storage.Cache.Snapshot.Revision, group, resource)),
            "group", "resource");
        registry.Observe(
            "apiserver_registered_watchers", "Watchers, by resource.", MetricType.Gauge, MetricStability.Alpha,
            samples => Each(core, (group, resource, endpoint) => samples.Add(endpoint.Storage.Cache.WatcherCount, group, resource)),
            "group", "resource");
        registry.Observe(
            "apiserver_storage_events_received_total", "Changes that the store reported.", MetricType.Counter, MetricStability.Beta,
            samples => Each(core, (group, resource, endpoint) => samples.Add(endpoint.Storage.Cache.EventCount, group, resource)),
            "group", "resource");
        var version = core.Options.GitVersion;
        var parts = version.TrimStart('v').Split('.');
        registry.Observe(
            "kubernetes_build_info", "The version of this component; the value is always 1.", MetricType.Gauge, MetricStability.Beta,
            samples => samples.Add(1, version, parts[0], parts.Length > 1 ? parts[1] : ""),
            "git_version", "major", "minor");
    }

    private static void Each(ApiServerCore core, Action<string, string, Registry.ResourceEndpoint> add)
    {
        var seen = new HashSet<(string, string)>();
        foreach (var endpoint in core.Table.Snapshot.Endpoints)
        {
            var info = endpoint.Definition.Info;
            if (seen.Add((info.Group, info.Plural)))
            {
                add(info.Group, info.Plural, endpoint);
            }
        }
    }
}

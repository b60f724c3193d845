using Dotnetes.Machinery.Metrics;

namespace Dotnetes.ApiServer.Metrics;

/// <summary>What is reported about a configuration file that is read again when it changes, under upstream's names.</summary>
internal sealed class ConfigurationMetrics
{
    private readonly MetricFamily<Counter> _reloads;
    private readonly MetricFamily<Gauge> _lastReload;
    private readonly MetricRegistry _registry;
    private readonly string _prefix;
    private readonly string _server;
    private string _hash = "";

    /// <summary>Registers the metrics.</summary>
    /// <param name="registry">Where.</param>
    /// <param name="subject">What is configured, as it stands in the names of the metrics.</param>
    /// <param name="server">What stands for the server among several.</param>
    public ConfigurationMetrics(MetricRegistry registry, string subject, string server)
    {
        _registry = registry;
        _prefix = $"apiserver_{subject}_config_controller_";
        _server = server;
        _reloads = registry.Counter(_prefix + "automatic_reloads_total", "How often the configuration was read again.", MetricStability.Beta, "apiserver_id_hash", "status");
        _lastReload = registry.Gauge(
            _prefix + "automatic_reload_last_timestamp_seconds", "When the configuration was read last.", MetricStability.Beta, "apiserver_id_hash", "status");
    }

    /// <summary>Reports which configuration is used.</summary>
    /// <param name="hash">The hash of the file.</param>
    public void Used(string hash)
    {
        Volatile.Write(ref _hash, hash);
        _registry.Observe(
            _prefix + "last_config_info", "The configuration that is used, by its hash.", MetricType.Gauge, MetricStability.Alpha,
            samples => samples.Add(1, _server, Volatile.Read(ref _hash)), "apiserver_id_hash", "hash");
    }

    /// <summary>Reports that the configuration was read again.</summary>
    /// <param name="succeeded">Whether it can be used.</param>
    /// <param name="now">When.</param>
    public void Reloaded(bool succeeded, DateTimeOffset now)
    {
        var status = succeeded ? "success" : "failure";
        _reloads.With(_server, status).Increment();
        _lastReload.With(_server, status).Value = now.ToUnixTimeMilliseconds() / 1000.0;
    }
}

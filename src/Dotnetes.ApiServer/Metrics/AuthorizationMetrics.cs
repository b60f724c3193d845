using Dotnetes.ApiServer.Authorization;
using Dotnetes.Machinery.Metrics;

namespace Dotnetes.ApiServer.Metrics;

/// <summary>What is reported about authorization, under upstream's names.</summary>
internal sealed class AuthorizationMetrics
{
    private readonly MetricFamily<Counter> _decisions;
    private readonly MetricFamily<Counter> _reloads;
    private readonly MetricFamily<Gauge> _lastReload;
    private readonly MetricRegistry _registry;
    private readonly string _server;
    private string _hash = "";
    private readonly (Counter Attempts, Histogram Duration)[] _results;

    /// <summary>Registers the metrics.</summary>
    /// <param name="registry">Where.</param>
    /// <param name="serverId">The name of the server among several; it is shown as its hash.</param>
    public AuthorizationMetrics(MetricRegistry registry, string serverId)
    {
        _registry = registry;
        _server = ConfigurationHash.OfName(serverId);
        var attempts = registry.Counter("authorization_attempts_total", "Requests that were judged.", MetricStability.Alpha, "result");
        var duration = registry.Histogram(
            "authorization_duration_seconds", "How long judging took.", MetricStability.Alpha, MetricRegistry.ExponentialBuckets(0.001, 2, 15), "result");
        _results = [.. ((string[])["allowed", "denied", "no-opinion", "error"]).Select(r => (attempts.With(r), duration.With(r)))];
        _decisions = registry.Counter(
            "apiserver_authorization_decisions_total", "Requests that an authorizer decided.", MetricStability.Alpha, "decision", "name", "type");
        _reloads = registry.Counter(
            "apiserver_authorization_config_controller_automatic_reloads_total", "How often the configuration was read again.", MetricStability.Beta, "apiserver_id_hash", "status");
        _lastReload = registry.Gauge(
            "apiserver_authorization_config_controller_automatic_reload_last_timestamp_seconds",
            "When the configuration was read last.",
            MetricStability.Beta,
            "apiserver_id_hash",
            "status");
    }

    /// <summary>Reports how a request was judged.</summary>
    public void Judged(AuthorizationDecision decision, TimeSpan elapsed)
    {
        var (attempts, duration) = _results[decision.Verdict switch
        {
            AuthorizationVerdict.Allow => 0,
            _ when decision.Error.Length > 0 => 3,
            AuthorizationVerdict.Deny => 1,
            _ => 2,
        }];
        attempts.Increment();
        duration.Observe(elapsed.TotalSeconds);
    }

    /// <summary>The same authorizer, with its decisions counted.</summary>
    public IAuthorizer Count(IAuthorizer authorizer, string type, string name) =>
        new MeteredAuthorizer(authorizer, _decisions.With("allowed", name, type), _decisions.With("denied", name, type));

    /// <summary>Reports which configuration is used.</summary>
    /// <param name="hash">The hash of the file.</param>
    public void Configured(string hash)
    {
        Volatile.Write(ref _hash, hash);
        _registry.Observe(
            "apiserver_authorization_config_controller_last_config_info", "The configuration that is used, by its hash.", MetricType.Gauge, MetricStability.Alpha,
            samples => samples.Add(1, _server, Volatile.Read(ref _hash)), "apiserver_id_hash", "hash");
    }

    /// <summary>Reports that the configuration was read again.</summary>
    public void Reloaded(bool succeeded, DateTimeOffset now)
    {
        var status = succeeded ? "success" : "failure";
        _reloads.With(_server, status).Increment();
        _lastReload.With(_server, status).Value = now.ToUnixTimeMilliseconds() / 1000.0;
    }
}

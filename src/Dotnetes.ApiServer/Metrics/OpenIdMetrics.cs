using System.Security.Cryptography;
using System.Text;
using Dotnetes.Machinery.Metrics;

namespace Dotnetes.ApiServer.Metrics;

/// <summary>What is reported about OpenID Connect issuers and their configuration, under upstream's names.</summary>
internal sealed class OpenIdMetrics
{
    private static readonly double[] s_durations = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

    private readonly MetricFamily<Counter> _reloads;
    private readonly MetricFamily<Gauge> _lastReload;
    private readonly MetricFamily<Histogram> _latency;
    private readonly MetricFamily<Gauge> _lastFetch;

    /// <summary>Registers the metrics.</summary>
    public OpenIdMetrics(MetricRegistry registry)
    {
        _reloads = registry.Counter(
            "apiserver_authentication_config_controller_automatic_reloads_total", "How often the configuration was read again.", MetricStability.Beta, "apiserver_id_hash", "status");
        _lastReload = registry.Gauge(
            "apiserver_authentication_config_controller_automatic_reload_last_timestamp_seconds", "When the configuration was read last.", MetricStability.Beta, "apiserver_id_hash", "status");
        _latency = registry.Histogram(
            "apiserver_authentication_jwt_authenticator_latency_seconds", "How long it took to judge a token of an issuer.", MetricStability.Alpha, s_durations, "jwt_issuer_hash", "result");
        _lastFetch = registry.Gauge(
            "apiserver_authentication_jwt_authenticator_jwks_fetch_last_timestamp_seconds", "When the keys of an issuer were fetched last.", MetricStability.Alpha,
            "apiserver_id_hash", "jwt_issuer_hash", "result");
    }

    /// <summary>What stands for an issuer in labels: addresses may be private.</summary>
    public static string HashOf(string issuer) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(issuer)));

    /// <summary>The configuration was read again.</summary>
    public void Reloaded(bool succeeded, DateTimeOffset now)
    {
        var status = succeeded ? "success" : "failure";
        _reloads.With("", status).Increment();
        _lastReload.With("", status).Value = now.ToUnixTimeMilliseconds() / 1000.0;
    }

    /// <summary>A token of an issuer was judged.</summary>
    public void Judged(string issuerHash, bool isGood, TimeSpan elapsed) => _latency.With(issuerHash, isGood ? "success" : "failure").Observe(elapsed.TotalSeconds);

    /// <summary>The keys of an issuer were fetched.</summary>
    public void Fetched(string issuerHash, bool succeeded, DateTimeOffset now) =>
        _lastFetch.With("", issuerHash, succeeded ? "success" : "failure").Value = now.ToUnixTimeMilliseconds() / 1000.0;
}

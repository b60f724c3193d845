using System.Collections.Concurrent;
using Dotnetes.Machinery.Metrics;

namespace Dotnetes.ApiServer.Metrics;

/// <summary>What is reported about OpenID Connect issuers and their configuration, under upstream's names.</summary>
internal sealed class OpenIdMetrics
{
    private static readonly double[] s_durations = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

    private readonly MetricFamily<Histogram> _latency;
    private readonly MetricFamily<Gauge> _lastFetch;
    private readonly string _server;
    private readonly ConcurrentDictionary<string, string> _keySets = new(StringComparer.Ordinal);

    /// <summary>Registers the metrics.</summary>
    /// <param name="registry">Where.</param>
    /// <param name="serverId">The name of the server among several; it is shown as its hash.</param>
    public OpenIdMetrics(MetricRegistry registry, string serverId)
    {
        _server = ConfigurationHash.OfName(serverId);
        Configuration = new(registry, "authentication", _server);
        _latency = registry.Histogram(
            "apiserver_authentication_jwt_authenticator_latency_seconds", "How long it took to judge a token of an issuer.", MetricStability.Alpha, s_durations, "jwt_issuer_hash", "result");
        _lastFetch = registry.Gauge(
            "apiserver_authentication_jwt_authenticator_jwks_fetch_last_timestamp_seconds", "When the keys of an issuer were fetched last.", MetricStability.Alpha,
            "apiserver_id_hash", "jwt_issuer_hash", "result");
        registry.Observe(
            "apiserver_authentication_jwt_authenticator_jwks_fetch_last_key_set_info", "The keys of an issuer that were fetched last, by their hash.", MetricType.Gauge, MetricStability.Alpha, Sample,
            "apiserver_id_hash", "hash", "jwt_issuer_hash");
    }

    /// <summary>What is reported about the configuration of issuers.</summary>
    public ConfigurationMetrics Configuration { get; }

    /// <summary>A token of an issuer was judged.</summary>
    public void Judged(string issuerHash, bool isGood, TimeSpan elapsed) => _latency.With(issuerHash, isGood ? "success" : "failure").Observe(elapsed.TotalSeconds);

    /// <summary>The keys of an issuer were fetched.</summary>
    /// <param name="issuerHash">What stands for the issuer.</param>
    /// <param name="keySetHash">The hash of the keys; null when they could not be had.</param>
    /// <param name="now">When.</param>
    public void Fetched(string issuerHash, string? keySetHash, DateTimeOffset now)
    {
        _lastFetch.With(_server, issuerHash, keySetHash is null ? "failure" : "success").Value = now.ToUnixTimeMilliseconds() / 1000.0;
        if (keySetHash is not null)
        {
            _keySets[issuerHash] = keySetHash;
        }
    }

    /// <summary>Issuers may have gone, or others come, with a new configuration.</summary>
    /// <param name="issuerHashes">What stands for those that there are.</param>
    public void Keep(IReadOnlyCollection<string> issuerHashes)
    {
        foreach (var gone in _keySets.Keys.Except(issuerHashes))
        {
            _keySets.TryRemove(gone, out _);
        }
    }

    private void Sample(MetricSamples samples)
    {
        foreach (var (issuer, keys) in _keySets)
        {
            samples.Add(1, _server, keys, issuer);
        }
    }
}

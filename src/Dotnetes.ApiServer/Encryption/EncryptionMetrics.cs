using Dotnetes.ApiServer.Metrics;
using Dotnetes.Machinery.Metrics;

namespace Dotnetes.ApiServer.Encryption;

/// <summary>What is reported about encryption, under upstream's metric names.</summary>
internal sealed class EncryptionMetrics
{
    private const string Envelope = "apiserver_envelope_encryption_";
    private const string Controller = "apiserver_encryption_config_controller_";
    private readonly TimeProvider _time;
    private readonly string _server;
    private readonly MetricFamily<Counter> _operations;
    private readonly MetricFamily<Histogram> _durations;
    private readonly MetricFamily<Histogram> _kmsDurations;
    private readonly MetricFamily<Counter> _keyUses;
    private readonly MetricFamily<Gauge> _keyTimes;
    private readonly MetricFamily<Gauge> _keyStatusTimes;
    private readonly MetricFamily<Counter> _invalidKeys;
    private readonly MetricFamily<Gauge> _sources;
    private readonly MetricFamily<Counter> _reloads;
    private readonly MetricFamily<Gauge> _reloadTimes;
    private string _hash = "";

    public EncryptionMetrics(MetricRegistry registry, string serverId, TimeProvider time)
    {
        _time = time;
        _server = ConfigurationHash.OfName(serverId);
        _operations = registry.Counter(
            "apiserver_storage_transformation_operations_total", "Values encrypted and decrypted.", MetricStability.Alpha,
            "resource", "status", "transformation_type", "transformer_prefix");
        _durations = registry.Histogram(
            "apiserver_storage_transformation_duration_seconds", "How long it takes to encrypt or decrypt a value.", MetricStability.Alpha,
            MetricRegistry.ExponentialBuckets(5e-6, 2, 25), "transformation_type", "transformer_prefix");
        CacheMisses = registry.Counter(
            "apiserver_storage_envelope_transformation_cache_misses_total", "How often the key management service had to be asked to decrypt a key.", MetricStability.Alpha).With();
        _kmsDurations = registry.Histogram(
            Envelope + "kms_operations_latency_seconds", "How long calls to the key management service take.", MetricStability.Alpha,
            MetricRegistry.ExponentialBuckets(0.0001, 2, 20), "grpc_status_code", "method_name", "provider_name");
        string[] keyLabels = ["apiserver_id_hash", "key_id_hash", "provider_name", "transformation_type"];
        _keyUses = registry.Counter(Envelope + "key_id_hash_total", "How often a key was used.", MetricStability.Alpha, keyLabels);
        _keyTimes = registry.Gauge(Envelope + "key_id_hash_last_timestamp_seconds", "When a key was last used.", MetricStability.Alpha, keyLabels);
        _keyStatusTimes = registry.Gauge(
            Envelope + "key_id_hash_status_last_timestamp_seconds", "When a key was last named as the present one.", MetricStability.Alpha, "apiserver_id_hash", "key_id_hash", "provider_name");
        _invalidKeys = registry.Counter(Envelope + "invalid_key_id_from_status_total", "How often the key management service named an impossible key.", MetricStability.Alpha, "error", "provider_name");
        _sources = registry.Gauge(Envelope + "dek_source_cache_size", "How many decrypted keys are known.", MetricStability.Alpha, "provider_name");
        _reloads = registry.Counter(Controller + "automatic_reloads_total", "How often a changed configuration was read.", MetricStability.Alpha, "apiserver_id_hash", "status");
        _reloadTimes = registry.Gauge(
            Controller + "automatic_reload_last_timestamp_seconds", "When a changed configuration was last read.", MetricStability.Alpha, "apiserver_id_hash", "status");
        registry.Observe(
            Controller + "last_config_info", "The configuration that is used, by its hash.", MetricType.Gauge, MetricStability.Alpha,
            samples => samples.Add(1, _server, Volatile.Read(ref _hash)), "apiserver_id_hash", "hash");
    }

    /// <summary>Keys that had to be decrypted by the service.</summary>
    public Counter CacheMisses { get; }


    /// <summary>Reports a value encrypted (<c>to_storage</c>) or decrypted (<c>from_storage</c>).</summary>
    public void Transformed(string resource, string type, string prefix, TimeSpan duration, bool succeeded)
    {
        _operations.With(resource, succeeded ? "OK" : "unknown-non-grpc", type, prefix).Increment();
        if (succeeded)
        {
            _durations.With(type, prefix).Observe(duration.TotalSeconds);
        }
    }

    /// <summary>Reports a call to the key management service.</summary>
    public void Called(string provider, string method, string code, TimeSpan duration) => _kmsDurations.With(code, method, provider).Observe(duration.TotalSeconds);

    /// <summary>Reports the use of a key.</summary>
    public void UsedKey(string provider, string keyHash, string type)
    {
        _keyUses.With(_server, keyHash, provider, type).Increment();
        _keyTimes.With(_server, keyHash, provider, type).Value = Now;
    }

    /// <summary>Reports the key that the service names as the present one.</summary>
    public void NamedKey(string provider, string keyHash) => _keyStatusTimes.With(_server, keyHash, provider).Value = Now;

    /// <summary>Reports an impossible name of a key.</summary>
    public void RefusedKey(string provider, string error) => _invalidKeys.With(error, provider).Increment();

    /// <summary>Reports how many decrypted keys are known.</summary>
    public void KnownSources(string provider, int count) => _sources.With(provider).Value = count;

    /// <summary>Reports which configuration is used.</summary>
    public void Configured(string hash) => Volatile.Write(ref _hash, hash);

    /// <summary>Reports that a changed configuration was read.</summary>
    public void Reloaded(bool succeeded)
    {
        var status = succeeded ? "success" : "failure";
        _reloads.With(_server, status).Increment();
        _reloadTimes.With(_server, status).Value = Now;
    }

    private double Now => _time.GetUtcNow().ToUnixTimeMilliseconds() / 1000.0;
}

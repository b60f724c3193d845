using Dotnetes.Machinery.Metrics;

namespace Dotnetes.ApiServer.Metrics;

/// <summary>What is reported about the memory of slow token authenticators, under upstream's names.</summary>
internal sealed class TokenCacheMetrics
{
    private static readonly double[] s_durations = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

    private readonly Counter _fetched;
    private readonly Counter _failed;
    private readonly (Counter Requests, Histogram Duration) _hits;
    private readonly (Counter Requests, Histogram Duration) _misses;

    /// <summary>Registers the metrics.</summary>
    public TokenCacheMetrics(MetricRegistry registry)
    {
        var requests = registry.Counter("authentication_token_cache_request_total", "Tokens that were looked up.", MetricStability.Alpha, "status");
        var durations = registry.Histogram("authentication_token_cache_request_duration_seconds", "How long it took to look tokens up.", MetricStability.Alpha, s_durations, "status");
        _hits = (requests.With("hit"), durations.With("hit"));
        _misses = (requests.With("miss"), durations.With("miss"));
        var fetches = registry.Counter("authentication_token_cache_fetch_total", "Tokens about which somebody was asked.", MetricStability.Alpha, "status");
        (_fetched, _failed) = (fetches.With("ok"), fetches.With("error"));
        var active = registry.Gauge("authentication_token_cache_active_fetch_count", "Requests that ask about a token, or wait for one that does.", MetricStability.Alpha, "status");
        (Fetching, Blocked) = (active.With("in_flight"), active.With("blocked"));
    }

    /// <summary>Those that ask.</summary>
    public Gauge Fetching { get; }

    /// <summary>Those that wait for one that asks.</summary>
    public Gauge Blocked { get; }

    /// <summary>A token was looked up.</summary>
    public void LookedUp(bool isHit, TimeSpan elapsed)
    {
        var (requests, duration) = isHit ? _hits : _misses;
        requests.Increment();
        duration.Observe(elapsed.TotalSeconds);
    }

    /// <summary>Somebody was asked.</summary>
    public void Fetched(bool succeeded) => (succeeded ? _fetched : _failed).Increment();
}

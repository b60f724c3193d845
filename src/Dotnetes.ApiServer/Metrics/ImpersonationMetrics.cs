using Dotnetes.Machinery.Metrics;

namespace Dotnetes.ApiServer.Metrics;

/// <summary>What is reported about impersonation, under upstream's names.</summary>
internal sealed class ImpersonationMetrics
{
    private readonly MetricFamily<Counter> _attempts;
    private readonly MetricFamily<Histogram> _durations;
    private readonly MetricFamily<Counter> _questions;
    private readonly MetricFamily<Histogram> _questionDurations;

    /// <summary>Registers the metrics.</summary>
    public ImpersonationMetrics(MetricRegistry registry)
    {
        var buckets = MetricRegistry.ExponentialBuckets(0.001, 2, 15);
        _attempts = registry.Counter("apiserver_impersonation_attempts_total", "Requests that wanted to act as somebody else.", MetricStability.Alpha, "decision", "mode");
        _durations = registry.Histogram("apiserver_impersonation_attempts_duration_seconds", "How long it took to judge that.", MetricStability.Alpha, buckets, "decision", "mode");
        _questions = registry.Counter("apiserver_impersonation_authorization_attempts_total", "Questions to authorizers about impersonation.", MetricStability.Alpha, "decision", "mode");
        _questionDurations = registry.Histogram(
            "apiserver_impersonation_authorization_attempts_duration_seconds", "How long those questions took.", MetricStability.Alpha, buckets, "decision", "mode");
    }

    /// <summary>A request wanted to act as somebody else.</summary>
    public void Attempted(string mode, bool isAllowed, TimeSpan elapsed) => Count(_attempts, _durations, mode, isAllowed, elapsed);

    /// <summary>The authorizers were asked.</summary>
    public void Asked(string mode, bool isAllowed, TimeSpan elapsed) => Count(_questions, _questionDurations, mode, isAllowed, elapsed);

    private static void Count(MetricFamily<Counter> counts, MetricFamily<Histogram> durations, string mode, bool isAllowed, TimeSpan elapsed)
    {
        var decision = isAllowed ? "allowed" : "denied";
        counts.With(decision, mode).Increment();
        durations.With(decision, mode).Observe(elapsed.TotalSeconds);
    }
}

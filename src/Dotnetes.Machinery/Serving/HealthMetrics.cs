using Dotnetes.Machinery.Metrics;

namespace Dotnetes.Machinery.Serving;

/// <summary>What health checks came to, as metrics (KEP-3466): what <c>/metrics/slis</c> of a component shows. Safe for concurrent use.</summary>
public sealed class HealthMetrics
{
    private readonly MetricFamily<Gauge> _healthcheck;
    private readonly MetricFamily<Counter> _healthchecks;

    /// <summary>Begins with no check made yet.</summary>
    public HealthMetrics()
    {
        _healthcheck = Registry.Gauge("kubernetes_healthcheck", "Whether a health check passed when it was last asked: 1 or 0.", MetricStability.Stable, "name", "type");
        _healthchecks = Registry.Counter("kubernetes_healthchecks_total", "Results of health checks.", MetricStability.Stable, "name", "status", "type");
    }

    /// <summary>The metrics.</summary>
    public MetricRegistry Registry { get; } = new();

    /// <summary>Notes a check.</summary>
    /// <param name="check">Its name.</param>
    /// <param name="path">For which path it was made, without slash.</param>
    /// <param name="passed">Whether it passed.</param>
    public void Note(string check, string path, bool passed)
    {
        _healthcheck.With(check, path).Value = passed ? 1 : 0;
        _healthchecks.With(check, passed ? "success" : "error", path).Increment();
    }
}

using Dotnetes.Machinery.Metrics;

namespace Dotnetes.ApiServer.Metrics;

/// <summary>What is reported about one authorization webhook, under upstream's names.</summary>
internal sealed class WebhookAuthorizerMetrics
{
    private static readonly double[] s_durations = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

    private readonly string _name;
    private readonly MetricFamily<Counter> _evaluations;
    private readonly MetricFamily<Counter> _ignored;
    private readonly MetricFamily<Histogram> _duration;

    /// <summary>Registers the metrics.</summary>
    /// <param name="registry">Where.</param>
    /// <param name="name">The name of the authorizer in the configuration.</param>
    public WebhookAuthorizerMetrics(MetricRegistry registry, string name)
    {
        _name = name;
        _evaluations = registry.Counter("apiserver_authorization_webhook_evaluations_total", "Questions to authorization webhooks.", MetricStability.Alpha, "name", "result");
        _ignored = registry.Counter(
            "apiserver_authorization_webhook_evaluations_fail_open_total", "Questions without an answer that were left to the next authorizer.", MetricStability.Alpha, "name", "result");
        _duration = registry.Histogram(
            "apiserver_authorization_webhook_duration_seconds", "How long authorization webhooks take to answer.", MetricStability.Alpha, s_durations, "name", "result");
    }

    /// <summary>A question was asked.</summary>
    /// <param name="result">canceled, timeout, error or success.</param>
    /// <param name="elapsed">How long it took.</param>
    public void Asked(string result, TimeSpan elapsed)
    {
        _evaluations.With(_name, result).Increment();
        _duration.With(_name, result).Observe(elapsed.TotalSeconds);
    }

    /// <summary>There was no answer, and the next authorizer decides.</summary>
    public void Ignored(string result) => _ignored.With(_name, result).Increment();
}

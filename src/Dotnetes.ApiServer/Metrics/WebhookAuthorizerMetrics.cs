using Dotnetes.Machinery.Metrics;

namespace Dotnetes.ApiServer.Metrics;

/// <summary>What is reported about one authorization webhook, under upstream's names.</summary>
internal sealed class WebhookAuthorizerMetrics
{
    private static readonly double[] s_durations = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

    private const string Type = "Webhook";
    private static readonly double[] s_conditions = [0.001, 0.005, 0.01, 0.025, 0.1, 0.2, 0.25];

    private readonly string _name;
    private readonly MetricFamily<Counter> _evaluations;
    private readonly MetricFamily<Counter> _ignored;
    private readonly MetricFamily<Histogram> _duration;
    private readonly MetricFamily<Counter> _exclusions;
    private readonly MetricFamily<Counter> _conditionErrors;
    private readonly MetricFamily<Histogram> _conditions;

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
        _exclusions = registry.Counter(
            "apiserver_authorization_match_condition_exclusions_total", "Questions that conditions kept from a webhook.", MetricStability.Alpha, "name", "type");
        _conditionErrors = registry.Counter(
            "apiserver_authorization_match_condition_evaluation_errors_total", "Questions of which conditions could not say whether a webhook is asked.", MetricStability.Alpha, "name", "type");
        _conditions = registry.Histogram(
            "apiserver_authorization_match_condition_evaluation_seconds", "How long the conditions of a webhook take.", MetricStability.Alpha, s_conditions, "name", "type");
    }

    /// <summary>Conditions said whether the webhook is asked.</summary>
    /// <param name="isMatch">Whether it is.</param>
    /// <param name="failed">Whether they could not say.</param>
    /// <param name="elapsed">How long they took.</param>
    public void Considered(bool isMatch, bool failed, TimeSpan elapsed)
    {
        _conditions.With(_name, Type).Observe(elapsed.TotalSeconds);
        if (failed)
        {
            _conditionErrors.With(_name, Type).Increment();
        }
        else if (!isMatch)
        {
            _exclusions.With(_name, Type).Increment();
        }
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

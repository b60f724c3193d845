using Dotnetes.ApiServer.Authorization;
using Dotnetes.Machinery.Metrics;

namespace Dotnetes.ApiServer.Metrics;

/// <summary>What is reported about authorization, under upstream's names.</summary>
internal sealed class AuthorizationMetrics
{
    private readonly MetricFamily<Counter> _decisions;
    private readonly (Counter Attempts, Histogram Duration)[] _results;

    /// <summary>Registers the metrics.</summary>
    /// <param name="registry">Where.</param>
    /// <param name="serverId">The name of the server among several; it is shown as its hash.</param>
    public AuthorizationMetrics(MetricRegistry registry, string serverId)
    {
        Configuration = new(registry, "authorization", ConfigurationHash.OfName(serverId));
        var attempts = registry.Counter("authorization_attempts_total", "Requests that were judged.", MetricStability.Alpha, "result");
        var duration = registry.Histogram(
            "authorization_duration_seconds", "How long judging took.", MetricStability.Alpha, MetricRegistry.ExponentialBuckets(0.001, 2, 15), "result");
        _results = [.. ((string[])["allowed", "denied", "no-opinion", "error"]).Select(r => (attempts.With(r), duration.With(r)))];
        _decisions = registry.Counter(
            "apiserver_authorization_decisions_total", "Requests that an authorizer decided.", MetricStability.Alpha, "decision", "name", "type");
    }

    /// <summary>What is reported about the configuration of authorizers.</summary>
    public ConfigurationMetrics Configuration { get; }

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
}

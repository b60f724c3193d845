using Dotnetes.Machinery.Metrics;

namespace Dotnetes.ApiServer.Metrics;

/// <summary>What is reported about authentication, under upstream's names.</summary>
internal sealed class AuthenticationMetrics
{
    // Of users, only those are told apart of whom there is one in every cluster: names are many, and nobody's business.
    private static readonly string[] s_known = ["admin", "client", "kube_proxy", "kubelet", "system:serviceaccount:kube-system:default"];

    private readonly MetricFamily<Counter> _users;
    private readonly (Counter Attempts, Histogram Duration)[] _results;

    /// <summary>Registers the metrics.</summary>
    public AuthenticationMetrics(MetricRegistry registry)
    {
        var attempts = registry.Counter("authentication_attempts", "Requests whose senders were looked for.", MetricStability.Alpha, "result");
        var duration = registry.Histogram(
            "authentication_duration_seconds", "How long it took to find the sender.", MetricStability.Alpha, MetricRegistry.ExponentialBuckets(0.001, 2, 15), "result");
        _results = [.. ((string[])["success", "failure", "error"]).Select(r => (attempts.With(r), duration.With(r)))];
        _users = registry.Counter("authenticated_user_requests", "Requests whose sender is known.", MetricStability.Alpha, "username");
    }

    /// <summary>The sender is known.</summary>
    public void Known(string user, TimeSpan elapsed)
    {
        Count(0, elapsed);
        _users.With(s_known.Contains(user) ? user : user.Contains('@') ? "email_id" : "other").Increment();
    }

    /// <summary>The sender is not known.</summary>
    /// <param name="isWrong">Whether there were credentials, which are refused.</param>
    /// <param name="elapsed">How long it took.</param>
    public void Unknown(bool isWrong, TimeSpan elapsed) => Count(isWrong ? 2 : 1, elapsed);

    private void Count(int result, TimeSpan elapsed)
    {
        _results[result].Attempts.Increment();
        _results[result].Duration.Observe(elapsed.TotalSeconds);
    }
}

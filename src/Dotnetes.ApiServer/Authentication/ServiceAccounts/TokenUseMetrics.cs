using Dotnetes.Machinery.Metrics;

namespace Dotnetes.ApiServer.Authentication.ServiceAccounts;

/// <summary>Counts the use of tokens whose life was extended, under upstream's metric names.</summary>
internal sealed class TokenUseMetrics(MetricRegistry registry)
{
    private readonly Counter _stale =
        registry.Counter("serviceaccount_stale_tokens_total", "Uses of service account tokens past the life that was asked for.", MetricStability.Alpha).With();

    private readonly Counter _valid =
        registry.Counter("serviceaccount_valid_tokens_total", "Uses of service account tokens within the life that was asked for.", MetricStability.Alpha).With();

    /// <summary>Counts a use.</summary>
    public void Count(bool isStale) => (isStale ? _stale : _valid).Increment();
}

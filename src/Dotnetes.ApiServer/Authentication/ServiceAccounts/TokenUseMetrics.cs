using Dotnetes.Machinery.Metrics;

namespace Dotnetes.ApiServer.Authentication.ServiceAccounts;

/// <summary>Counts the use of tokens whose life was extended and of those of secrets, under upstream's metric names.</summary>
internal sealed class TokenUseMetrics(MetricRegistry registry)
{
    private readonly Counter _stale =
        registry.Counter("serviceaccount_stale_tokens_total", "Uses of service account tokens past the life that was asked for.", MetricStability.Alpha).With();

    private readonly Counter _valid =
        registry.Counter("serviceaccount_valid_tokens_total", "Uses of service account tokens within the life that was asked for.", MetricStability.Alpha).With();

    private readonly Counter _legacy =
        registry.Counter("serviceaccount_legacy_tokens_total", "Uses of service account tokens of secrets.", MetricStability.Alpha).With();

    private readonly Counter _automatic =
        registry.Counter("serviceaccount_legacy_auto_token_uses_total", "Uses of tokens of secrets that the cluster made.", MetricStability.Alpha).With();

    private readonly Counter _manual =
        registry.Counter("serviceaccount_legacy_manual_token_uses_total", "Uses of tokens of secrets that somebody made.", MetricStability.Alpha).With();

    private readonly Counter _invalid =
        registry.Counter("serviceaccount_invalid_legacy_auto_token_uses_total", "Attempts to use tokens of secrets that were marked invalid.", MetricStability.Alpha).With();

    /// <summary>Counts a use.</summary>
    public void Count(bool isStale) => (isStale ? _stale : _valid).Increment();

    /// <summary>Counts a use of a token of a secret.</summary>
    /// <param name="isAutomatic">Whether the cluster made it.</param>
    public void CountLegacy(bool isAutomatic)
    {
        _legacy.Increment();
        (isAutomatic ? _automatic : _manual).Increment();
    }

    /// <summary>Counts an attempt to use a token of a secret that was marked invalid.</summary>
    public void CountInvalid() => _invalid.Increment();
}

namespace Dotnetes.Controllers.ServiceAccounts;

/// <summary>Settings of the controllers that keep identities of pods.</summary>
public sealed record ServiceAccountOptions
{
    /// <summary>The service accounts that every namespace has.</summary>
    public ValueList<string> Names { get; init; } = ["default"];

    /// <summary>The authority of the API server as PEM, given to every namespace; it may change; null publishes none.</summary>
    public Func<string>? RootCaPem { get; init; }

    /// <summary>Signs the tokens of secrets of type service-account-token; null leaves such secrets alone.</summary>
    public LegacyTokenIssuer? IssueToken { get; init; }

    /// <summary>How long a generated token secret must be unused before it goes (<c>--legacy-service-account-token-clean-up-period</c>).</summary>
    public TimeSpan LegacyTokenCleanUpPeriod { get; init; } = TimeSpan.FromDays(365);
}

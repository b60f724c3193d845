using Dotnetes.ApiServer.Authentication.Tokens;

namespace Dotnetes.ApiServer.Authentication.ServiceAccounts;

/// <summary>How tokens of service accounts are made and checked.</summary>
public sealed record ServiceAccountTokenOptions
{
    /// <summary>The issuer of clusters that are not told another.</summary>
    public const string DefaultIssuer = "https://kubernetes.default.svc.cluster.local";

    /// <summary>The issuers whose tokens are good; the first is the one of new tokens (<c>--service-account-issuer</c>).</summary>
    public ValueList<string> Issuers { get; init; } = [DefaultIssuer];

    /// <summary>The key of new tokens (<c>--service-account-signing-key-file</c>); null makes none.</summary>
    public SigningKey? SigningKey { get; init; }

    /// <summary>Further keys of which tokens are good, such as those of before a change of keys (<c>--service-account-key-file</c>).</summary>
    public IReadOnlyList<VerifyingKey> VerifyingKeys { get; init; } = [];

    /// <summary>The audiences that mean this server (<c>--api-audiences</c>); none stands for the issuers.</summary>
    public ValueList<string> Audiences { get; init; }

    /// <summary>The longest life of new tokens (<c>--service-account-max-token-expiration</c>); null for no limit.</summary>
    public TimeSpan? MaxExpiration { get; init; }

    /// <summary>Whether the tokens that pods get by default live a year, with a note when they should have been renewed (<c>--service-account-extend-token-expiration</c>).</summary>
    public bool ExtendExpiration { get; init; } = true;

    /// <summary>The URL of the public keys in the discovery document (<c>--service-account-jwks-uri</c>); empty for this server's.</summary>
    public string JwksUri { get; init; } = "";

    /// <summary>The audiences that mean this server.</summary>
    public ValueList<string> ServerAudiences => Audiences.IsEmpty ? Issuers : Audiences;

    /// <summary>The keys, where they may change while the server runs: asked for each time. Goes before <see cref="SigningKey"/> and <see cref="VerifyingKeys"/>.</summary>
    public Func<ServiceAccountKeys>? CurrentKeys { get; init; }

    /// <summary>The keys of the moment.</summary>
    public ServiceAccountKeys Keys => CurrentKeys?.Invoke() ?? new(SigningKey, VerifyingKeys);
}

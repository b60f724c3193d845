using Dotnetes.Api.Config.ApiServer.V1;
using Dotnetes.ApiServer.Authentication.Tokens;
using Dotnetes.ApiServer.Metrics;
using Dotnetes.Machinery.Validation;
using Microsoft.Extensions.Logging;

namespace Dotnetes.ApiServer.Authentication.OpenId;

/// <summary>Knows users by the ID tokens of one OpenID Connect issuer, as an entry of an AuthenticationConfiguration describes it (KEP-3331).</summary>
internal sealed class OpenIdAuthenticator : ITokenAuthenticator, IDisposable
{
    private static readonly string[] s_algorithms = ["RS256", "RS384", "RS512", "ES256", "ES384", "ES512", "PS256", "PS384", "PS512"];

    private readonly JwtAuthenticator _config;
    private readonly OpenIdExpressions _expressions;
    private readonly OpenIdKeys _keys;
    private readonly IReadOnlyCollection<string> _algorithms;
    private readonly TimeProvider _time;

    /// <summary>Creates the authenticator.</summary>
    /// <param name="config">The issuer, and how its claims become a user.</param>
    /// <param name="algorithms">The algorithms that signatures may have; empty for all that are known.</param>
    /// <param name="http">Fetches the issuer's documents.</param>
    /// <param name="metrics">Takes when keys were fetched.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Where failures are logged.</param>
    public OpenIdAuthenticator(JwtAuthenticator config, ValueList<string> algorithms, HttpClient http, OpenIdMetrics metrics, TimeProvider time, ILogger logger)
    {
        _config = config;
        _expressions = OpenIdExpressions.Compile(config, FieldPath.None, []);
        _algorithms = algorithms.IsEmpty ? s_algorithms : algorithms;
        _time = time;
        IssuerHash = ConfigurationHash.OfName(config.Issuer.Url);
        _keys = new OpenIdKeys(config.Issuer, http, hash => metrics.Fetched(IssuerHash, hash, time.GetUtcNow()), time, logger);
    }

    /// <summary>What stands for the issuer in metrics.</summary>
    public string IssuerHash { get; }

    /// <inheritdoc/>
    public async ValueTask<AuthenticationResult> Authenticate(string token, ValueList<string> audiences, CancellationToken cancellationToken)
    {
        if (JsonWebToken.TryParse(token) is not { } parsed || parsed.Payload.Get("iss")?.AsString != _config.Issuer.Url)
        {
            return default;
        }

        if (!_algorithms.Contains(parsed.Algorithm))
        {
            return Refuse($"verify token: oidc: id token signed with unsupported algorithm, expected {GoList(_algorithms)} got {GoText.Quote(parsed.Algorithm)}");
        }

        if (TokenClaims.TryRead(parsed.Payload) is not { } claims)
        {
            return Refuse("verify token: oidc: failed to unmarshal claims");
        }

        if (!claims.Audiences.Any(_config.Issuer.Audiences.Contains))
        {
            return Refuse(_config.Issuer.Audiences.Count == 1
                ? $"verify token: oidc: expected audience {GoText.Quote(_config.Issuer.Audiences[0])} got {GoList(claims.Audiences)}"
                : $"verify token: expected audience in {GoList(_config.Issuer.Audiences)} got {GoList(claims.Audiences)}");
        }

        // Unlike tokens of service accounts these have no grace: issuers and clocks are others', and the tokens short.
        var now = _time.GetUtcNow().ToUnixTimeMilliseconds() / 1000.0;
        if (claims.Expires is not { } end || end < now)
        {
            return Refuse("verify token: oidc: token is expired");
        }

        if (claims.NotBefore > now + 300)
        {
            return Refuse("verify token: oidc: current time is before the nbf (not before) time");
        }

        if (await _keys.Verify(parsed, cancellationToken) is { } problem)
        {
            return Refuse("verify token: " + problem);
        }

        var (user, error) = OpenIdClaims.Map(_config, _expressions, parsed.Payload);
        return user is null ? Refuse(error) : new(user);
    }

    /// <inheritdoc/>
    public void Dispose() => _keys.Dispose();

    private static AuthenticationResult Refuse(string reason) => new(null, "oidc: " + reason);

    private static string GoList(IEnumerable<string> texts) => $"[{string.Join(' ', texts.Select(GoText.Quote))}]";
}

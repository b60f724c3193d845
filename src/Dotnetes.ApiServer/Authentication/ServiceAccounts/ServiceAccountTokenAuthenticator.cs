using System.Globalization;
using Dotnetes.Api.Core.V1;
using Dotnetes.ApiServer.Authentication.Tokens;
using Dotnetes.ApiServer.Resources;
using Dotnetes.Machinery.Json;

namespace Dotnetes.ApiServer.Authentication.ServiceAccounts;

/// <summary>
/// Knows service accounts by their tokens. A signature alone is not enough: the account, and the pod, secret or node that the token is bound to, must
/// still be there with the uids that the token names.
/// </summary>
internal sealed class ServiceAccountTokenAuthenticator : ITokenAuthenticator
{
    private const string Malformed = "service account token claims could not be validated due to unexpected validation error";

    private readonly ValueList<string> _issuers;
    private readonly ServiceAccountTokenOptions _options;
    private readonly LiveObjects _objects;
    private readonly LegacyTokenCheck _legacy;
    private readonly TokenUseMetrics _uses;
    private readonly TimeProvider _time;
    private volatile KnownKeys _known;

    public ServiceAccountTokenAuthenticator(ServiceAccountTokenOptions options, IResourceReader reader, LegacyTokenCheck legacy, TokenUseMetrics uses, TimeProvider time)
    {
        _issuers = options.Issuers;
        _options = options;
        _known = new KnownKeys(options.Keys);
        _objects = new LiveObjects(reader, time);
        _legacy = legacy;
        _uses = uses;
        _time = time;
    }

    /// <inheritdoc/>
    public async ValueTask<AuthenticationResult> Authenticate(string token, ValueList<string> audiences, CancellationToken cancellationToken)
    {
        if (JsonWebToken.TryParse(token) is not { } parsed || parsed.Payload.Get("iss")?.AsString is not { } issuer)
        {
            return default;
        }

        var isLegacy = issuer == ServiceAccountTokenIssuer.LegacyIssuer;
        if (!isLegacy && !_issuers.Contains(issuer))
        {
            return default;
        }

        var known = Known();
        if (!known.Verified.Contains(token))
        {
            if (known.CheckSignature(parsed) is { } wrong)
            {
                return new(null, wrong);
            }

            known.Verified.Add(token);
        }

        if (TokenClaims.TryRead(parsed.Payload) is not { } claims)
        {
            return new(null, Malformed);
        }

        var result = isLegacy ? await _legacy.Check(token, claims, parsed.Payload, cancellationToken) : await Check(claims, parsed.Payload, cancellationToken);

        // Tokens of secrets name no audience.
        return result with { Audiences = claims.Audiences };
    }

    // With other keys, tokens of those that are gone are no longer good, though their signature was.
    private KnownKeys Known()
    {
        var keys = _options.Keys;
        var known = _known;
        if (!known.Keys.Equals(keys))
        {
            _known = known = new KnownKeys(keys);
        }

        return known;
    }

    private async ValueTask<AuthenticationResult> Check(TokenClaims claims, JsonObject payload, CancellationToken cancellationToken)
    {
        if (claims.CheckTimes(_time.GetUtcNow()) is { } when)
        {
            return new(null, when == "expired" ? "service account token has expired" : $"service account token is {when}");
        }

        if (!IsWellFormed(payload.Get("kubernetes.io")))
        {
            return new(null, Malformed);
        }

        var binding = payload.Get("kubernetes.io") as JsonObject ?? JsonObject.Empty;
        var ns = binding.Get("namespace")?.AsString ?? "";
        var account = Reference.Of(binding, "serviceaccount") ?? new("", "");
        if (await _objects.Find<ServiceAccount>(ns, account.Name, account.Uid, cancellationToken) is not { } found)
        {
            return new(null, $"serviceaccounts {GoText.Quote(account.Name)} not found");
        }

        if (found.Metadata.Uid != account.Uid)
        {
            return new(null, $"service account UID ({found.Metadata.Uid}) does not match claim ({account.Uid})");
        }

        if (_objects.IsDeleted(found))
        {
            return new(null, $"service account {ns}/{account.Name} has been deleted");
        }

        var pod = Reference.Of(binding, "pod");
        var node = Reference.Of(binding, "node");
        var problem = await CheckBound<Secret>("secret", ns, Reference.Of(binding, "secret"), cancellationToken)
            ?? await CheckBound<Pod>("pod", ns, pod, cancellationToken)
            ?? (pod is null ? await CheckBound<Node>("node", "", node, cancellationToken) : null);
        return problem is null
            ? new(ServiceAccountUser.Make(ns, account.Name, account.Uid, pod?.ToTuple(), node?.ToTuple(), claims.Id)) { Notes = Age(binding, claims) }
            : new(null, problem);
    }

    // Whether somebody uses a token of extended life past the one that was asked for.
    private ValueMap<string> Age(JsonObject binding, TokenClaims claims)
    {
        if (binding.Get("warnafter") is not JsonNumber { AsDouble: > 0 and var threshold })
        {
            return default;
        }

        var late = _time.GetUtcNow().ToUnixTimeSeconds() - (long)threshold;
        _uses.Count(isStale: late > 0);
        return late > 0
            ? ValueMap.Of(("authentication.k8s.io/stale-token", string.Create(CultureInfo.InvariantCulture, $"subject: {claims.Subject}, seconds after warning threshold: {late}")))
            : default;
    }

    // A reference that cannot be read must not pass for none.
    private static bool IsWellFormed(JsonValue? binding)
    {
        if (binding is not JsonObject claims)
        {
            return binding is null or JsonNull;
        }

        return IsText(claims.Get("namespace"))
            && (claims.Get("warnafter") is null or JsonNull or JsonNumber)
            && ((string[])["serviceaccount", "pod", "secret", "node"]).All(name => claims.Get(name) is null or JsonNull
                || (claims.Get(name) is JsonObject reference && IsText(reference.Get("name")) && IsText(reference.Get("uid"))));
    }

    private static bool IsText(JsonValue? value) => value is null or JsonNull or JsonString;

    private async ValueTask<string?> CheckBound<T>(string what, string ns, Reference? reference, CancellationToken cancellationToken)
        where T : class, IKubeObject<T>
    {
        if (reference is null)
        {
            return null;
        }

        if (await _objects.Find<T>(ns, reference.Name, reference.Uid, cancellationToken) is not { } found)
        {
            return "service account token has been invalidated";
        }

        if (found.Metadata.Uid != reference.Uid)
        {
            return $"{what} UID ({found.Metadata.Uid}) does not match service account {what} ref claim ({reference.Uid})";
        }

        return _objects.IsDeleted(found) ? "service account token has been invalidated" : null;
    }

    private sealed record Reference(string Name, string Uid)
    {
        public static Reference? Of(JsonObject binding, string what) => binding.Get(what) is JsonObject reference
            ? new(reference.Get("name")?.AsString ?? "", reference.Get("uid")?.AsString ?? "")
            : null;

        public (string Name, string Uid) ToTuple() => (Name, Uid);
    }

    private sealed class KnownKeys(ServiceAccountKeys keys)
    {
        private readonly ILookup<string, VerifyingKey> _byId = keys.All.ToLookup(k => k.KeyId);

        public ServiceAccountKeys Keys { get; } = keys;

        public VerifiedTokens Verified { get; } = new();

        public string? CheckSignature(JsonWebToken token)
        {
            var keys = token.KeyId.Length > 0 ? [.. _byId[token.KeyId]] : Keys.All;
            if (keys.Count == 0)
            {
                return "invalid signature, no keys found";
            }

            foreach (var key in keys)
            {
                if (key.Verify(token))
                {
                    return null;
                }
            }

            return "go-jose/go-jose: error in cryptographic primitive";
        }
    }
}

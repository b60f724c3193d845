using Dotnetes.ApiServer.Metrics;
using Dotnetes.Api.Config.ApiServer.V1;
using Dotnetes.ApiServer.Authentication.Tokens;
using Dotnetes.Machinery.Json;
using Microsoft.Extensions.Logging;

namespace Dotnetes.ApiServer.Authentication.OpenId;

/// <summary>The keys of an issuer (OpenID Connect Discovery 1.0): fetched when first needed and when a token names one that is not known, but not for every such token.</summary>
internal sealed partial class OpenIdKeys(Issuer issuer, HttpClient http, Action<string?> fetched, TimeProvider time, ILogger logger) : IDisposable
{
    private const string WellKnown = "/.well-known/openid-configuration";
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _gate = new(1);
    private volatile IReadOnlyList<VerifyingKey> _keys = [];
    private long _fetched;
    private bool _isFirst = true;

    /// <summary>Why the signature of a token is not good; null when it is.</summary>
    public async ValueTask<string?> Verify(JsonWebToken token, CancellationToken cancellationToken)
    {
        if (IsSigned(token))
        {
            return null;
        }

        var isKnown = token.KeyId.Length > 0 && _keys.Any(k => k.KeyId == token.KeyId);
        if (!isKnown && await Fetch(cancellationToken) && IsSigned(token))
        {
            return null;
        }

        return _keys.Count == 0 ? "authenticator not initialized" : "failed to verify signature: failed to verify id token signature";
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _gate.Dispose();
        http.Dispose();
    }

    private bool IsSigned(JsonWebToken token) => _keys.Any(k => (token.KeyId.Length == 0 || k.KeyId.Length == 0 || k.KeyId == token.KeyId) && k.Verify(token, token.Algorithm));

    private async ValueTask<bool> Fetch(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (!_isFirst && time.GetElapsedTime(_fetched) < s_pause)
            {
                return true;
            }

            (_isFirst, _fetched) = (false, time.GetTimestamp());
            (_keys, var hash) = await Read(cancellationToken);
            fetched(hash);
            return true;
        }
        catch (Exception e) when (e is HttpRequestException or DecodingException or UriFormatException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            fetched(null);
            Log.Failed(logger, issuer.Url, e);
            return false;
        }
        finally
        {
            _gate.Release();
        }
    }

    private async ValueTask<(IReadOnlyList<VerifyingKey> Keys, string Hash)> Read(CancellationToken cancellationToken)
    {
        var url = issuer.DiscoveryUrl is { Length: > 0 } discovery ? discovery : issuer.Url.TrimEnd('/') + WellKnown;
        var document = JsonValue.ParseObject(await http.GetByteArrayAsync(new Uri(url), cancellationToken));
        if (document.Get("issuer")?.AsString != issuer.Url)
        {
            throw new DecodingException($"oidc: issuer did not match the issuer returned by provider, expected {GoText.Quote(issuer.Url)} got {GoText.Quote(document.Get("issuer")?.AsString ?? "")}");
        }

        var text = await http.GetByteArrayAsync(new Uri(document.Get("jwks_uri")?.AsString ?? ""), cancellationToken);
        var keys = JsonValue.ParseObject(text).Get("keys") as JsonArray ?? JsonArray.Empty;
        return ([.. keys.OfType<JsonObject>().Select(VerifyingKey.FromJson).OfType<VerifyingKey>()], ConfigurationHash.Of(text));
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The keys of the issuer {Issuer} cannot be had")]
        public static partial void Failed(ILogger logger, string issuer, Exception exception);
    }
}

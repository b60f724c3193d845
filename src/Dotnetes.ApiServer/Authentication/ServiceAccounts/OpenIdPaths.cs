using Dotnetes.ApiServer.Http;
using Dotnetes.ApiServer.Pipeline;
using Dotnetes.Machinery.Json;
using Microsoft.AspNetCore.Http;

namespace Dotnetes.ApiServer.Authentication.ServiceAccounts;

/// <summary>
/// The documents by which others can check the tokens of service accounts: <c>/.well-known/openid-configuration</c> (OpenID Connect Discovery 1.0) and
/// the key set <c>/openid/v1/jwks</c> (RFC 7517).
/// </summary>
internal sealed class OpenIdPaths : IHttpPath
{
    /// <summary>The path of the discovery document.</summary>
    public const string ConfigurationPath = "/.well-known/openid-configuration";

    /// <summary>The path of the key set.</summary>
    public const string KeysPath = "/openid/v1/jwks";

    private readonly ServiceAccountTokenOptions _options;
    private readonly Func<string> _address;
    private volatile KeyDocument? _document;
    private readonly bool _isDiscoverable;

    /// <summary>Creates the paths.</summary>
    /// <param name="options">Issuer and keys.</param>
    /// <param name="address">Host and port under which others reach this server.</param>
    public OpenIdPaths(ServiceAccountTokenOptions options, Func<string> address)
    {
        _options = options;
        _address = address;

        // An issuer that is no such URL cannot be discovered (OpenID Connect Discovery 1.0, section 3).
        _isDiscoverable = Uri.TryCreate(options.Issuers[0], UriKind.Absolute, out var issuer)
            && issuer.Scheme == Uri.UriSchemeHttps && issuer.Query.Length == 0 && issuer.Fragment.Length == 0;
    }

    /// <inheritdoc/>
    public async ValueTask<bool> TryServe(HttpContext http, RequestContext context)
    {
        var (body, type) = context.Info.Path switch
        {
            ConfigurationPath => (Configuration(), "application/json"),
            KeysPath => (KeySet(), "application/jwk-set+json"),
            _ => (null, ""),
        };
        if (body is null || !_isDiscoverable || !HttpMethods.IsGet(http.Request.Method))
        {
            return false;
        }

        var accept = http.Request.Headers.Accept.ToString();
        if (accept.Length > 0 && !accept.Split(',').Any(a => a.Split(';')[0].Trim() is "*/*" || a.Split(';')[0].Trim() == type))
        {
            await BodyWriter.WriteText(http, 406, $"406: Not Acceptable\n\nAvailable representations: {type}");
            return true;
        }

        http.Response.Headers.CacheControl = "public, max-age=3600";
        await BodyWriter.WriteText(http, 200, System.Text.Encoding.UTF8.GetString(body), type);
        return true;
    }

    private byte[] Configuration() => new JsonObjectBuilder
    {
        { "issuer", new JsonString(_options.Issuers[0]) },
        { "jwks_uri", new JsonString(_options.JwksUri.Length > 0 ? _options.JwksUri : $"https://{_address()}{KeysPath}") },
        { "response_types_supported", new JsonArray(new JsonString("id_token")) },
        { "subject_types_supported", new JsonArray(new JsonString("public")) },
        { "id_token_signing_alg_values_supported", new JsonArray(_options.Keys.All.Select(k => k.Algorithm).Distinct().Order(StringComparer.Ordinal).Select(a => new JsonString(a))) },
    }.ToObject().ToUtf8();

    private byte[] KeySet()
    {
        var keys = _options.Keys;
        var document = _document;
        if (document?.Keys != keys)
        {
            _document = document = new(keys, new JsonObjectBuilder { { "keys", new JsonArray(keys.All.Select(k => k.ToJson())) } }.ToObject().ToUtf8());
        }

        return document!.Json;
    }

    private sealed record KeyDocument(ServiceAccountKeys Keys, byte[] Json);
}

using System.Buffers.Text;
using System.Text;
using Dotnetes.ApiServer.Authentication.Tokens;
using Microsoft.AspNetCore.Http;

namespace Dotnetes.ApiServer.Authentication;

/// <summary>
/// Knows users by the token of the Authorization header, or, where a browser opens a web socket and cannot set headers, by the one among the
/// subprotocols: <c>base64url.bearer.authorization.k8s.io.TOKEN</c>.
/// </summary>
public sealed class BearerTokenAuthenticator(ITokenAuthenticator tokens) : IAuthenticator
{
    private const string Scheme = "Bearer";
    private const string ProtocolHeader = "Sec-WebSocket-Protocol";
    private const string ProtocolPrefix = "base64url.bearer.authorization.k8s.io.";

    private const string ExtraSpace = "the provided Authorization header contains extra space before the bearer token, and is ignored";

    /// <summary>Why tokens are refused that nobody knows.</summary>
    public const string InvalidToken = "invalid bearer token";

    /// <inheritdoc/>
    public async ValueTask<AuthenticationResult> Authenticate(HttpContext context, CancellationToken cancellationToken)
    {
        // Of several headers the first counts; they are not one list (RFC 9110, section 11.6.2).
        var fromHeader = TokenOf(context.Request.Headers.Authorization is { Count: > 0 } headers ? headers[0] ?? "" : "");
        var (token, problem) = fromHeader is null ? TakeFromProtocols(context) : (fromHeader, null);
        if (token is null)
        {
            return new(null, problem) { Warnings = HasExtraSpace(context.Request.Headers.Authorization) ? [ExtraSpace] : default };
        }

        var result = await Authenticate(token, default, cancellationToken);
        if (result.User is not null && fromHeader is not null)
        {
            // Nobody behind this server gets to see it.
            context.Request.Headers.Remove("Authorization");
        }

        return result;
    }

    /// <summary>Looks at a token that came in another way; never leaves it without an answer.</summary>
    public async ValueTask<AuthenticationResult> Authenticate(string token, ValueList<string> audiences, CancellationToken cancellationToken)
    {
        var result = await tokens.Authenticate(token, audiences, cancellationToken);
        return result.User is null && result.Error is null ? new(null, InvalidToken) : result;
    }

    private static bool HasExtraSpace(Microsoft.Extensions.Primitives.StringValues headers) =>
        headers.Count > 0 && (headers[0] ?? "").Trim().Split(' ', 3) is [var scheme, "", _] && scheme.Equals(Scheme, StringComparison.OrdinalIgnoreCase);

    private static string? TokenOf(string header)
    {
        var parts = header.Trim().Split(' ', 3);
        return parts.Length > 1 && parts[0].Equals(Scheme, StringComparison.OrdinalIgnoreCase) && parts[1].Length > 0 ? parts[1] : null;
    }

    // A server must not accept a subprotocol that carries a secret, so it goes from the list; there must be another one.
    // Credentials that are wrong do not make a request anonymous.
    private static (string? Token, string? Error) TakeFromProtocols(HttpContext context)
    {
        if (!context.Request.Headers.TryGetValue(ProtocolHeader, out var header))
        {
            return default;
        }

        var kept = new List<string>();
        string? token = null;
        foreach (var protocol in header.SelectMany(h => (h ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)))
        {
            if (!protocol.StartsWith(ProtocolPrefix, StringComparison.Ordinal))
            {
                kept.Add(protocol);
                continue;
            }

            if (token is not null)
            {
                return (null, "multiple base64.bearer.authorization tokens specified");
            }

            if (Decode(protocol.AsSpan(ProtocolPrefix.Length)) is not { Length: > 0 } decoded)
            {
                return (null, "invalid base64.bearer.authorization token encoding");
            }

            token = decoded;
        }

        if (token is not null && kept.Count == 0)
        {
            return (null, "missing additional subprotocol");
        }

        if (token is not null)
        {
            context.Request.Headers[ProtocolHeader] = string.Join(",", kept);
        }

        return (token, null);
    }

    private static string? Decode(ReadOnlySpan<char> text)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(Base64Url.DecodeFromChars(text));
        }
        catch (Exception e) when (e is FormatException or DecoderFallbackException)
        {
            return null;
        }
    }
}

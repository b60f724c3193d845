using Dotnetes.Machinery.Json;

namespace Dotnetes.ApiServer.Authentication.Tokens;

/// <summary>The registered claims of a token (RFC 7519, section 4.1). Times are seconds since 1970.</summary>
public sealed record TokenClaims
{
    private const long LeewaySeconds = 60;

    /// <summary>Who made the token.</summary>
    public string Issuer { get; init; } = "";

    /// <summary>Whom it is about.</summary>
    public string Subject { get; init; } = "";

    /// <summary>For whom it is meant.</summary>
    public ValueList<string> Audiences { get; init; }

    /// <summary>When it ends; null for never.</summary>
    public double? Expires { get; init; }

    /// <summary>When it begins; null for always.</summary>
    public double? NotBefore { get; init; }

    /// <summary>When it was made; null when it does not say.</summary>
    public double? IssuedAt { get; init; }

    /// <summary>Its unique name.</summary>
    public string Id { get; init; } = "";

    /// <summary>Reads the claims; null when one has not the type that it must have.</summary>
    public static TokenClaims? TryRead(JsonObject payload)
    {
        var audience = payload.Get("aud");
        ValueList<string> audiences = default;
        switch (audience)
        {
            case null or JsonNull:
                break;
            case JsonString one:
                audiences = [one.Value];
                break;
            case JsonArray many when many.All(a => a is JsonString):
                audiences = many.Select(a => a.AsString!).ToValueList();
                break;
            default:
                return null;
        }

        return TryText(payload, "iss", out var issuer) && TryText(payload, "sub", out var subject) && TryText(payload, "jti", out var id)
            && TryTime(payload, "exp", out var expires) && TryTime(payload, "nbf", out var notBefore) && TryTime(payload, "iat", out var issuedAt)
            ? new() { Issuer = issuer, Subject = subject, Id = id, Audiences = audiences, Expires = expires, NotBefore = notBefore, IssuedAt = issuedAt }
            : null;
    }

    /// <summary>Compares the times with the clock, a minute either way forgiven: <c>expired</c>, <c>not valid yet</c>, <c>issued in the future</c>, or null.</summary>
    public string? CheckTimes(DateTimeOffset now)
    {
        var seconds = now.ToUnixTimeMilliseconds() / 1000.0;
        return NotBefore > seconds + LeewaySeconds ? "not valid yet"
            : Expires < seconds - LeewaySeconds ? "expired"
            : IssuedAt > seconds + LeewaySeconds ? "issued in the future"
            : null;
    }

    private static bool TryText(JsonObject payload, string name, out string text)
    {
        var value = payload.Get(name);
        text = value?.AsString ?? "";
        return value is null or JsonNull or JsonString;
    }

    private static bool TryTime(JsonObject payload, string name, out double? seconds)
    {
        var value = payload.Get(name);
        seconds = (value as JsonNumber)?.AsDouble;
        return value is null or JsonNull or JsonNumber;
    }
}

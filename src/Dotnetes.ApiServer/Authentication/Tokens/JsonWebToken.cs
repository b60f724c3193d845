using System.Buffers.Text;
using System.Text;
using Dotnetes.Machinery.Json;

namespace Dotnetes.ApiServer.Authentication.Tokens;

/// <summary>A signed JSON web token in compact form (RFC 7515, RFC 7519), taken apart. Nothing of it is trustworthy before its signature is checked.</summary>
public sealed class JsonWebToken
{
    private const int MaxLength = 64 * 1024;

    private JsonWebToken(JsonObject header, JsonObject payload, byte[] signed, byte[] signature)
    {
        Algorithm = header.Get("alg")?.AsString ?? "";
        KeyId = header.Get("kid")?.AsString ?? "";
        Payload = payload;
        Signed = signed;
        Signature = signature;
    }

    /// <summary>The algorithm that the header names.</summary>
    public string Algorithm { get; }

    /// <summary>The key that the header names; empty when it names none.</summary>
    public string KeyId { get; }

    /// <summary>The claims.</summary>
    public JsonObject Payload { get; }

    /// <summary>The bytes that are signed.</summary>
    public ReadOnlyMemory<byte> Signed { get; }

    /// <summary>The signature.</summary>
    public ReadOnlyMemory<byte> Signature { get; }

    /// <summary>Takes a token apart; null when it has not the form of one.</summary>
    public static JsonWebToken? TryParse(string token)
    {
        var first = token.IndexOf('.');
        var second = first < 0 ? -1 : token.IndexOf('.', first + 1);
        if (second < 0 || token.Length > MaxLength || token.IndexOf('.', second + 1) >= 0)
        {
            return null;
        }

        if (Decode(token.AsSpan(0, first)) is not { } header || Decode(token.AsSpan(first + 1, second - first - 1)) is not { } payload || Decode(token.AsSpan(second + 1)) is not { } signature)
        {
            return null;
        }

        // Extensions that must be understood are not: there are none that we know (RFC 7515, section 4.1.11).
        return ParseObject(header) is { } head && ParseObject(payload) is { } body && !head.ContainsKey("crit")
            ? new JsonWebToken(head, body, Encoding.ASCII.GetBytes(token, 0, second), signature)
            : null;
    }

    /// <summary>Puts a token together and signs it.</summary>
    public static string Create(JsonObject payload, SigningKey key)
    {
        var header = new JsonObjectBuilder { { "alg", new JsonString(key.Algorithm) }, { "kid", new JsonString(key.KeyId) } }.ToObject();
        var text = $"{Base64Url.EncodeToString(header.ToUtf8())}.{Base64Url.EncodeToString(payload.ToUtf8())}";
        return $"{text}.{Base64Url.EncodeToString(key.Sign(Encoding.ASCII.GetBytes(text)))}";
    }

    // Stricter than the decoder of the library, which passes over white space and padding.
    private static byte[]? Decode(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_'))
            {
                return null;
            }
        }

        if (text.Length % 4 == 1)
        {
            return null;
        }

        try
        {
            return Base64Url.DecodeFromChars(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static JsonObject? ParseObject(byte[] utf8)
    {
        try
        {
            return JsonValue.Parse(utf8) as JsonObject;
        }
        catch (DecodingException)
        {
            return null;
        }
    }
}

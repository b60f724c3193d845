using System.Buffers.Text;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Dotnetes.Machinery.Json;

namespace Dotnetes.ApiServer.Authentication.Tokens;

/// <summary>A public key by which tokens are checked: ECDSA on P-256, P-384 or P-521, or RSA.</summary>
public sealed class VerifyingKey : IDisposable
{
    private readonly ECDsa? _ecdsa;
    private readonly RSA? _rsa;
    private readonly Lock _gate = new();

    private VerifyingKey(ECDsa? ecdsa, RSA? rsa, string algorithm, string? keyId)
    {
        _ecdsa = ecdsa;
        _rsa = rsa;
        Algorithm = algorithm;
        KeyId = keyId ?? IdOf(ecdsa?.ExportSubjectPublicKeyInfo() ?? rsa!.ExportSubjectPublicKeyInfo());
    }

    /// <summary>The algorithm of its tokens as in JOSE headers: RS256, ES256, ES384 or ES512.</summary>
    public string Algorithm { get; }

    /// <summary>Its name in headers: unless given, the SHA-256 of the public key.</summary>
    public string KeyId { get; }

    /// <summary>Reads all keys of a PEM text, public, private or in certificates; what is no key, such as the parameters of a curve, is passed over.</summary>
    /// <exception cref="CryptographicException">There is none, or one of another kind.</exception>
    public static IReadOnlyList<VerifyingKey> FromPem(string pem)
    {
        var keys = new List<VerifyingKey>();
        var rest = pem.AsSpan();
        while (PemEncoding.TryFind(rest, out var fields))
        {
            var block = rest[fields.Location];
            if (FromBlock(block, rest[fields.Label]) is { } key)
            {
                keys.Add(key);
            }

            rest = rest[fields.Location.End..];
        }

        return keys.Count > 0 ? keys : throw new CryptographicException("the file has no key in PEM form");
    }

    /// <summary>The public half of an elliptic key.</summary>
    public static VerifyingKey Of(ECDsa key, string? keyId = null)
    {
        var copy = ECDsa.Create(key.ExportParameters(includePrivateParameters: false));
        return new(copy, null, AlgorithmOf(copy), keyId);
    }

    /// <summary>The public half of an RSA key.</summary>
    public static VerifyingKey Of(RSA key, string? keyId = null) => new(null, RSA.Create(key.ExportParameters(includePrivateParameters: false)), "RS256", keyId);

    /// <summary>A key of a JSON web key set (RFC 7517), or null when it is of a kind that is not used.</summary>
    public static VerifyingKey? FromJson(JsonObject key)
    {
        var id = key.Get("kid")?.AsString ?? "";
        if (key.Get("use")?.AsString is { } use and not "sig" and not "")
        {
            return null;
        }

        try
        {
            switch (key.Get("kty")?.AsString)
            {
                case "RSA":
                    return new(null, RSA.Create(new RSAParameters { Modulus = Number(key, "n"), Exponent = Number(key, "e") }), "RS256", id);
                case "EC" when CurveOf(key.Get("crv")?.AsString) is { } curve:
                    var ecdsa = ECDsa.Create(new ECParameters { Curve = curve, Q = new ECPoint { X = Number(key, "x"), Y = Number(key, "y") } });
                    return new(ecdsa, null, AlgorithmOf(ecdsa), id);
                default:
                    return null;
            }
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return null;
        }
    }

    /// <summary>Whether a token was signed with the private half. The key decides about the algorithm, not the token: one that names another is refused.</summary>
    public bool Verify(JsonWebToken token) => Verify(token, Algorithm);

    /// <summary>Whether a token was signed with the private half, by an algorithm of the caller's choice.</summary>
    public bool Verify(JsonWebToken token, string algorithm)
    {
        if (token.Algorithm != algorithm || algorithm[..2] != (_rsa is null ? "ES" : algorithm.StartsWith("PS", StringComparison.Ordinal) ? "PS" : "RS"))
        {
            return false;
        }

        var hash = algorithm[2..] switch { "384" => HashAlgorithmName.SHA384, "512" => HashAlgorithmName.SHA512, _ => HashAlgorithmName.SHA256 };
        try
        {
            lock (_gate)
            {
                return _rsa is not null
                    ? _rsa.VerifyData(token.Signed.Span, token.Signature.Span, hash, algorithm[0] == 'P' ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1)
                    : algorithm == Algorithm && _ecdsa!.VerifyData(token.Signed.Span, token.Signature.Span, hash);
            }
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    /// <summary>The key as PEM.</summary>
    public string ToPem() => _ecdsa?.ExportSubjectPublicKeyInfoPem() ?? _rsa!.ExportSubjectPublicKeyInfoPem();

    /// <summary>The key as a member of a JSON web key set (RFC 7517, RFC 7518 section 6).</summary>
    public JsonObject ToJson()
    {
        var json = new JsonObjectBuilder { { "use", new JsonString("sig") }, { "kid", new JsonString(KeyId) }, { "alg", new JsonString(Algorithm) } };
        if (_rsa is not null)
        {
            var parameters = _rsa.ExportParameters(includePrivateParameters: false);
            json.Add("kty", new JsonString("RSA"));
            json.Add("n", Text(parameters.Modulus!));
            json.Add("e", Text(parameters.Exponent!));
        }
        else
        {
            var parameters = _ecdsa!.ExportParameters(includePrivateParameters: false);
            json.Add("kty", new JsonString("EC"));
            json.Add("crv", new JsonString(Algorithm switch { "ES384" => "P-384", "ES512" => "P-521", _ => "P-256" }));
            json.Add("x", Text(parameters.Q.X!));
            json.Add("y", Text(parameters.Q.Y!));
        }

        return json.ToObject();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _ecdsa?.Dispose();
        _rsa?.Dispose();
    }

    /// <summary>The algorithm of an elliptic key.</summary>
    // By the name of the curve: there are others of the same sizes.
    internal static string AlgorithmOf(ECDsa key) => key.ExportParameters(includePrivateParameters: false).Curve.Oid.Value switch
    {
        "1.2.840.10045.3.1.7" => "ES256",
        "1.3.132.0.34" => "ES384",
        "1.3.132.0.35" => "ES512",
        _ => throw new CryptographicException("unknown private key curve, must be 256, 384, or 521"),
    };

    private static VerifyingKey? FromBlock(ReadOnlySpan<char> block, ReadOnlySpan<char> label)
    {
        if (label is "CERTIFICATE")
        {
            using var certificate = X509Certificate2.CreateFromPem(block);
            using var inside = (AsymmetricAlgorithm?)certificate.GetECDsaPublicKey() ?? certificate.GetRSAPublicKey();
            return inside is ECDsa curve ? Of(curve) : inside is RSA numbers ? Of(numbers) : null;
        }

        if (!label.EndsWith("KEY", StringComparison.Ordinal))
        {
            return null;
        }

        using var ecdsa = ECDsa.Create();
        try
        {
            ecdsa.ImportFromPem(block);
            return Of(ecdsa);
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            using var rsa = RSA.Create();
            try
            {
                rsa.ImportFromPem(block);
            }
            catch (ArgumentException)
            {
                throw new CryptographicException("the file has something that is no key of RSA or ECDSA", e);
            }

            return Of(rsa);
        }
    }

    private static string IdOf(byte[] publicKey) => Base64Url.EncodeToString(SHA256.HashData(publicKey));

    private static ECCurve? CurveOf(string? name) => name switch
    {
        "P-256" => ECCurve.NamedCurves.nistP256,
        "P-384" => ECCurve.NamedCurves.nistP384,
        "P-521" => ECCurve.NamedCurves.nistP521,
        _ => null,
    };

    private static byte[] Number(JsonObject key, string name) => Base64Url.DecodeFromChars(key.Get(name)?.AsString ?? "");

    private static JsonString Text(byte[] number) => new(Base64Url.EncodeToString(number));
}

using System.Security.Cryptography;

namespace Dotnetes.ApiServer.Authentication.Tokens;

/// <summary>A private key with which tokens are signed: ECDSA on P-256, P-384 or P-521, or RSA.</summary>
public sealed class SigningKey : IDisposable
{
    private readonly ECDsa? _ecdsa;
    private readonly RSA? _rsa;
    private readonly Lock _gate = new();

    /// <summary>Signs with an elliptic key, which then belongs to this object.</summary>
    public SigningKey(ECDsa key)
    {
        _ecdsa = key;
        Public = VerifyingKey.Of(key);
    }

    /// <summary>Signs with an RSA key, which then belongs to this object.</summary>
    public SigningKey(RSA key)
    {
        _rsa = key;
        Public = VerifyingKey.Of(key);
    }

    /// <summary>The public half.</summary>
    public VerifyingKey Public { get; }

    /// <summary>The algorithm as in JOSE headers.</summary>
    public string Algorithm => Public.Algorithm;

    /// <summary>The name of the key in headers.</summary>
    public string KeyId => Public.KeyId;

    /// <summary>Makes a new key on P-256.</summary>
    public static SigningKey Create() => new(ECDsa.Create(ECCurve.NamedCurves.nistP256));

    /// <summary>Reads a private key.</summary>
    /// <exception cref="CryptographicException">There is none, or one of another kind.</exception>
    public static SigningKey FromPem(string pem)
    {
        var ecdsa = ECDsa.Create();
        try
        {
            ecdsa.ImportFromPem(pem);
            return new(ecdsa);
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            ecdsa.Dispose();
            var rsa = RSA.Create();
            try
            {
                rsa.ImportFromPem(pem);
                return new(rsa);
            }
            catch (ArgumentException)
            {
                rsa.Dispose();
                throw new CryptographicException("the file has no private key of RSA or ECDSA in PEM form", e);
            }
        }
    }

    /// <summary>Signs some bytes.</summary>
    public byte[] Sign(ReadOnlySpan<byte> data)
    {
        lock (_gate)
        {
            return _rsa is not null
                ? _rsa.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
                : _ecdsa!.SignData(data, Algorithm switch { "ES384" => HashAlgorithmName.SHA384, "ES512" => HashAlgorithmName.SHA512, _ => HashAlgorithmName.SHA256 });
        }
    }

    /// <summary>The private key as PEM.</summary>
    public string ToPem() => _ecdsa?.ExportECPrivateKeyPem() ?? _rsa!.ExportRSAPrivateKeyPem();

    /// <inheritdoc/>
    public void Dispose()
    {
        _ecdsa?.Dispose();
        _rsa?.Dispose();
        Public.Dispose();
    }
}

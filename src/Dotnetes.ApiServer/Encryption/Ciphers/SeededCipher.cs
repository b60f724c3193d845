using System.Security.Cryptography;

namespace Dotnetes.ApiServer.Encryption.Ciphers;

/// <summary>
/// AES-GCM by a key of its own for every value, derived from a seed and 32 random bytes in front of the value by HKDF-Expand with SHA-256 (RFC 5869 section 2.3).
/// </summary>
internal sealed class SeededCipher : IValueCipher
{
    /// <summary>The least size of the seed in bytes.</summary>
    public const int SeedSize = 32;

    private const int InfoSize = 32;
    private const int KeySize = 32;

    private readonly byte[] _seed;

    /// <summary>Makes one.</summary>
    /// <exception cref="EncryptionException">The seed is too short.</exception>
    public SeededCipher(byte[] seed) =>
        _seed = seed.Length >= SeedSize ? seed : throw new EncryptionException($"invalid seed length {seed.Length} used for key generation");

    /// <inheritdoc/>
    public byte[] Encrypt(ReadOnlySpan<byte> plain, ReadOnlySpan<byte> context)
    {
        var stored = new byte[InfoSize + AesGcmCipher.NonceSize + plain.Length + AesGcmCipher.TagSize];
        var info = stored.AsSpan(0, InfoSize);
        RandomNumberGenerator.Fill(info);
        Span<byte> key = stackalloc byte[KeySize];
        HKDF.Expand(HashAlgorithmName.SHA256, _seed, key, info);
        AesGcmCipher.Encrypt(key, plain, context, stored.AsSpan(InfoSize));
        CryptographicOperations.ZeroMemory(key);
        return stored;
    }

    /// <inheritdoc/>
    public byte[] Decrypt(ReadOnlySpan<byte> stored, ReadOnlySpan<byte> context)
    {
        if (stored.Length < InfoSize)
        {
            throw new EncryptionException("the stored data was shorter than the required size");
        }

        Span<byte> key = stackalloc byte[KeySize];
        HKDF.Expand(HashAlgorithmName.SHA256, _seed, key, stored[..InfoSize]);
        try
        {
            return AesGcmCipher.Decrypt(key, stored[InfoSize..], context);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }
}

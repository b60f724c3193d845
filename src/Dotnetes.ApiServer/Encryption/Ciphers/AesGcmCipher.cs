using System.Security.Cryptography;

namespace Dotnetes.ApiServer.Encryption.Ciphers;

/// <summary>AES in GCM mode behind a random nonce, with the context authenticated.</summary>
internal sealed class AesGcmCipher(byte[] key) : IValueCipher
{
    /// <summary>The size of the nonce in bytes.</summary>
    public const int NonceSize = 12;

    /// <summary>The size of the tag in bytes.</summary>
    public const int TagSize = 16;

    /// <inheritdoc/>
    public byte[] Encrypt(ReadOnlySpan<byte> plain, ReadOnlySpan<byte> context)
    {
        var stored = new byte[NonceSize + plain.Length + TagSize];
        Encrypt(key, plain, context, stored);
        return stored;
    }

    /// <inheritdoc/>
    public byte[] Decrypt(ReadOnlySpan<byte> stored, ReadOnlySpan<byte> context) => Decrypt(key, stored, context);

    /// <summary>Encrypts into a given place, which is larger than the value by nonce and tag.</summary>
    public static void Encrypt(ReadOnlySpan<byte> key, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> context, Span<byte> stored)
    {
        var nonce = stored[..NonceSize];
        RandomNumberGenerator.Fill(nonce);
        using var gcm = new AesGcm(key, TagSize);
        gcm.Encrypt(nonce, plain, stored.Slice(NonceSize, plain.Length), stored[(NonceSize + plain.Length)..], context);
    }

    /// <summary>Decrypts by a given key.</summary>
    /// <exception cref="EncryptionException">It is damaged, or of another key or context.</exception>
    public static byte[] Decrypt(ReadOnlySpan<byte> key, ReadOnlySpan<byte> stored, ReadOnlySpan<byte> context)
    {
        if (stored.Length < NonceSize + TagSize)
        {
            throw new EncryptionException("the stored data was shorter than the required size");
        }

        var plain = new byte[stored.Length - NonceSize - TagSize];
        try
        {
            using var gcm = new AesGcm(key, TagSize);
            gcm.Decrypt(stored[..NonceSize], stored.Slice(NonceSize, plain.Length), stored[^TagSize..], plain, context);
            return plain;
        }
        catch (CryptographicException e)
        {
            throw new EncryptionException("cipher: message authentication failed", e);
        }
    }
}

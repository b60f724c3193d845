using System.Security.Cryptography;

namespace Dotnetes.ApiServer.Encryption.Ciphers;

/// <summary>crypto_secretbox_xsalsa20poly1305 of NaCl: a tag of 16 bytes in front of the encrypted message.</summary>
internal static class SecretBox
{
    /// <summary>The size of keys in bytes.</summary>
    public const int KeySize = 32;

    /// <summary>The size of nonces in bytes.</summary>
    public const int NonceSize = 24;

    /// <summary>The size of the tag in bytes.</summary>
    public const int TagSize = Poly1305.TagSize;

    /// <summary>Encrypts a message.</summary>
    /// <param name="key">The key, of <see cref="KeySize"/>.</param>
    /// <param name="nonce">A number that is used once only with the key, of <see cref="NonceSize"/>.</param>
    /// <param name="message">The message.</param>
    /// <param name="box">Where tag and encrypted message are put.</param>
    public static void Seal(ReadOnlySpan<byte> key, ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> message, Span<byte> box)
    {
        Span<byte> tagKey = stackalloc byte[Poly1305.KeySize];
        var encrypted = box[TagSize..];
        XSalsa20.Apply(key, nonce, tagKey, message, encrypted);
        Poly1305.Tag(tagKey, encrypted, box[..TagSize]);
        CryptographicOperations.ZeroMemory(tagKey);
    }

    /// <summary>Decrypts what <see cref="Seal"/> made; false when somebody changed it, or key or nonce are others.</summary>
    public static bool TryOpen(ReadOnlySpan<byte> key, ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> box, Span<byte> message)
    {
        Span<byte> tagKey = stackalloc byte[Poly1305.KeySize];
        Span<byte> tag = stackalloc byte[TagSize];
        XSalsa20.Apply(key, nonce, tagKey, [], []);
        Poly1305.Tag(tagKey, box[TagSize..], tag);
        var isGenuine = CryptographicOperations.FixedTimeEquals(tag, box[..TagSize]);
        if (isGenuine)
        {
            XSalsa20.Apply(key, nonce, tagKey, box[TagSize..], message);
        }

        CryptographicOperations.ZeroMemory(tagKey);
        return isGenuine;
    }
}

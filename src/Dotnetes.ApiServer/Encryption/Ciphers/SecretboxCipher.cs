using System.Security.Cryptography;

namespace Dotnetes.ApiServer.Encryption.Ciphers;

/// <summary>NaCl's secretbox behind a random nonce. The context is not authenticated.</summary>
internal sealed class SecretboxCipher(byte[] key) : IValueCipher
{
    /// <inheritdoc/>
    public byte[] Encrypt(ReadOnlySpan<byte> plain, ReadOnlySpan<byte> context)
    {
        var stored = new byte[SecretBox.NonceSize + SecretBox.TagSize + plain.Length];
        var nonce = stored.AsSpan(0, SecretBox.NonceSize);
        RandomNumberGenerator.Fill(nonce);
        SecretBox.Seal(key, nonce, plain, stored.AsSpan(SecretBox.NonceSize));
        return stored;
    }

    /// <inheritdoc/>
    public byte[] Decrypt(ReadOnlySpan<byte> stored, ReadOnlySpan<byte> context)
    {
        if (stored.Length < SecretBox.NonceSize + SecretBox.TagSize)
        {
            throw new EncryptionException("the stored data was shorter than the required size");
        }

        var plain = new byte[stored.Length - SecretBox.NonceSize - SecretBox.TagSize];
        return SecretBox.TryOpen(key, stored[..SecretBox.NonceSize], stored[SecretBox.NonceSize..], plain)
            ? plain
            : throw new EncryptionException("the stored data is damaged or of another key");
    }
}

using System.Security.Cryptography;

namespace Dotnetes.ApiServer.Encryption.Ciphers;

/// <summary>AES in CBC mode with PKCS #7 padding behind a random initialization vector. Nothing is authenticated.</summary>
internal sealed class AesCbcCipher(byte[] key) : IValueCipher
{
    private const int BlockSize = 16;

    /// <inheritdoc/>
    public byte[] Encrypt(ReadOnlySpan<byte> plain, ReadOnlySpan<byte> context)
    {
        using var aes = Aes.Create();
        aes.Key = key;
        var stored = new byte[BlockSize + aes.GetCiphertextLengthCbc(plain.Length)];
        var vector = stored.AsSpan(0, BlockSize);
        RandomNumberGenerator.Fill(vector);
        aes.EncryptCbc(plain, vector, stored.AsSpan(BlockSize));
        return stored;
    }

    /// <inheritdoc/>
    public byte[] Decrypt(ReadOnlySpan<byte> stored, ReadOnlySpan<byte> context)
    {
        if (stored.Length < BlockSize)
        {
            throw new EncryptionException("the stored data was shorter than the required size");
        }

        if (stored.Length % BlockSize != 0)
        {
            throw new EncryptionException("the stored data is not a multiple of the block size");
        }

        try
        {
            using var aes = Aes.Create();
            aes.Key = key;
            return aes.DecryptCbc(stored[BlockSize..], stored[..BlockSize]);
        }
        catch (CryptographicException e)
        {
            throw new EncryptionException("invalid padding on input", e);
        }
    }
}

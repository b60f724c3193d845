namespace Dotnetes.ApiServer.Encryption.Ciphers;

/// <summary>Encrypts and decrypts by one key. Safe to use from any thread.</summary>
internal interface IValueCipher
{
    /// <summary>Encrypts a value.</summary>
    /// <param name="plain">The value.</param>
    /// <param name="context">What the value belongs to, its key in the store; where the cipher can, it decrypts for that only.</param>
    byte[] Encrypt(ReadOnlySpan<byte> plain, ReadOnlySpan<byte> context);

    /// <summary>Decrypts a value.</summary>
    /// <exception cref="EncryptionException">It is damaged, or of another key.</exception>
    byte[] Decrypt(ReadOnlySpan<byte> stored, ReadOnlySpan<byte> context);
}

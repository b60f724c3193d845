namespace Dotnetes.ApiServer.Encryption;

/// <summary>One way to keep values, of those that the configuration lists: what it wrote starts with its prefix.</summary>
internal interface IValueProvider
{
    /// <summary>What values start with, such as <c>k8s:enc:aescbc:v1:</c>; empty for those that are not encrypted.</summary>
    string Prefix { get; }

    /// <summary>The prefix as it stands in the store.</summary>
    ReadOnlyMemory<byte> PrefixUtf8 { get; }

    /// <summary>Encrypts a value; the prefix is not part of the result.</summary>
    /// <param name="plain">The value.</param>
    /// <param name="context">What it belongs to: its key in the store.</param>
    /// <exception cref="EncryptionException">It cannot at present.</exception>
    ReadOnlyMemory<byte> Encrypt(ReadOnlyMemory<byte> plain, ReadOnlySpan<byte> context);

    /// <summary>Decrypts a value.</summary>
    /// <param name="stored">The value without the prefix.</param>
    /// <param name="context">What it belongs to.</param>
    /// <returns>The value, and whether it would be written by another key now.</returns>
    /// <exception cref="EncryptionException">It is damaged, or of an unknown key.</exception>
    (ReadOnlyMemory<byte> Plain, bool IsStale) Decrypt(ReadOnlyMemory<byte> stored, ReadOnlySpan<byte> context);

    /// <summary>Gets what is needed to decrypt a value, when that takes asking somebody.</summary>
    /// <exception cref="EncryptionException">It cannot be had.</exception>
    ValueTask Prepare(ReadOnlyMemory<byte> stored, CancellationToken cancellationToken);
}

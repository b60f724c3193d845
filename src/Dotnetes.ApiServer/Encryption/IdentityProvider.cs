namespace Dotnetes.ApiServer.Encryption;

/// <summary>Keeps values as they are. What is encrypted is not for it to read.</summary>
internal sealed class IdentityProvider : IValueProvider
{
    /// <summary>What it says of encrypted values.</summary>
    public const string Refusal = "identity transformer tried to read encrypted data";

    /// <summary>The only one.</summary>
    public static IdentityProvider Instance { get; } = new();

    /// <inheritdoc/>
    public string Prefix => "";

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> PrefixUtf8 => default;

    /// <summary>Whether a value is encrypted in some way.</summary>
    public static bool IsEncrypted(ReadOnlySpan<byte> stored) => stored.StartsWith("k8s:enc:"u8);

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Encrypt(ReadOnlyMemory<byte> plain, ReadOnlySpan<byte> context) => plain;

    /// <inheritdoc/>
    public (ReadOnlyMemory<byte> Plain, bool IsStale) Decrypt(ReadOnlyMemory<byte> stored, ReadOnlySpan<byte> context) =>
        IsEncrypted(stored.Span) ? throw new EncryptionException(Refusal) : (stored, false);

    /// <inheritdoc/>
    public ValueTask Prepare(ReadOnlyMemory<byte> stored, CancellationToken cancellationToken) => default;
}

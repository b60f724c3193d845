using System.Text;
using Dotnetes.ApiServer.Encryption.Ciphers;

namespace Dotnetes.ApiServer.Encryption;

/// <summary>Keeps values by named keys, whose names stand in front of the values: the first key writes, all read.</summary>
/// <param name="prefix">What its values start with.</param>
/// <param name="unknown">What to say of values without a known key.</param>
/// <param name="keys">The keys; at least one. Names need not differ.</param>
internal sealed class KeyListProvider(string prefix, string unknown, IReadOnlyList<(string Name, IValueCipher Cipher)> keys) : IValueProvider
{
    private readonly (byte[] Name, IValueCipher Cipher)[] _keys = [.. keys.Select(k => (Encoding.UTF8.GetBytes(k.Name + ":"), k.Cipher))];

    /// <inheritdoc/>
    public string Prefix => prefix;

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> PrefixUtf8 { get; } = Encoding.UTF8.GetBytes(prefix);

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Encrypt(ReadOnlyMemory<byte> plain, ReadOnlySpan<byte> context)
    {
        var (name, cipher) = _keys[0];
        byte[] stored = [.. name, .. cipher.Encrypt(plain.Span, context)];
        return stored;
    }

    /// <inheritdoc/>
    public (ReadOnlyMemory<byte> Plain, bool IsStale) Decrypt(ReadOnlyMemory<byte> stored, ReadOnlySpan<byte> context)
    {
        EncryptionException? failure = null;
        for (var i = 0; i < _keys.Length; i++)
        {
            var (name, cipher) = _keys[i];
            if (!stored.Span.StartsWith(name))
            {
                continue;
            }

            try
            {
                return (cipher.Decrypt(stored.Span[name.Length..], context), i > 0);
            }
            catch (EncryptionException e)
            {
                // Another key may have the same name.
                failure ??= e;
            }
        }

        throw failure ?? new EncryptionException(unknown);
    }

    /// <inheritdoc/>
    public ValueTask Prepare(ReadOnlyMemory<byte> stored, CancellationToken cancellationToken) => default;
}

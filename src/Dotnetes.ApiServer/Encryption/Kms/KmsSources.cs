using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Dotnetes.ApiServer.Encryption.Ciphers;

namespace Dotnetes.ApiServer.Encryption.Kms;

/// <summary>The sources of keys that were decrypted already, by what they were decrypted from.</summary>
internal sealed class KmsSources(string provider, EncryptionMetrics metrics)
{
    private readonly ConcurrentDictionary<string, IValueCipher> _ciphers = new(StringComparer.Ordinal);

    /// <summary>What tells encrypted sources apart.</summary>
    public static string KeyOf(EncryptedObject value)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, BitConverter.GetBytes(value.SourceType));
        Append(hash, value.EncryptedSource.Span);
        Append(hash, Encoding.UTF8.GetBytes(value.KeyId));
        foreach (var (name, content) in value.Annotations)
        {
            Append(hash, Encoding.UTF8.GetBytes(name));
            Append(hash, content.Span);
        }

        return Convert.ToBase64String(hash.GetHashAndReset());
    }

    /// <summary>The source under a key; null when it is not known.</summary>
    public IValueCipher? Find(string key) => _ciphers.GetValueOrDefault(key);

    /// <summary>Remembers a source.</summary>
    public void Add(string key, IValueCipher cipher)
    {
        if (_ciphers.TryAdd(key, cipher))
        {
            metrics.KnownSources(provider, _ciphers.Count);
        }
    }

    private static void Append(IncrementalHash hash, ReadOnlySpan<byte> part)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, part.Length);
        hash.AppendData(length);
        hash.AppendData(part);
    }
}

using System.Buffers;
using System.Collections;
using Dotnetes.Serialization;

namespace Dotnetes.Grpc;

/// <summary>
/// The headers or trailers of a call: an immutable list of keys and values. Keys are lower case; a key that ends in <c>-bin</c>
/// carries bytes (base64 on the wire), every other key printable ASCII. A key may occur more than once.
/// </summary>
public sealed class GrpcMetadata : IReadOnlyList<KeyValuePair<string, string>>
{
    private const string BinarySuffix = "-bin";

    private static readonly SearchValues<char> KeyCharacters = SearchValues.Create("0123456789abcdefghijklmnopqrstuvwxyz_-.");

    private readonly KeyValuePair<string, string>[] _entries;

    private GrpcMetadata(KeyValuePair<string, string>[] entries) => _entries = entries;

    /// <summary>No entries.</summary>
    public static GrpcMetadata Empty { get; } = new([]);

    /// <inheritdoc/>
    public int Count => _entries.Length;

    /// <inheritdoc/>
    public KeyValuePair<string, string> this[int index] => _entries[index];

    /// <summary>The list with one more text entry.</summary>
    /// <exception cref="ArgumentException">The key or the value cannot travel, or the key is reserved or binary.</exception>
    public GrpcMetadata With(string key, string value)
    {
        CheckKey(key);
        if (key.EndsWith(BinarySuffix, StringComparison.Ordinal))
        {
            throw new ArgumentException($"metadata key {key} carries bytes", nameof(key));
        }

        if (value.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            throw new ArgumentException($"metadata value of {key} is not printable ASCII", nameof(value));
        }

        return Append(key, value);
    }

    /// <summary>The list with one more binary entry.</summary>
    /// <exception cref="ArgumentException">The key cannot travel, is reserved, or does not end in <c>-bin</c>.</exception>
    public GrpcMetadata With(string key, ByteString value)
    {
        CheckKey(key);
        if (!key.EndsWith(BinarySuffix, StringComparison.Ordinal))
        {
            throw new ArgumentException($"metadata key {key} does not end in {BinarySuffix}", nameof(key));
        }

        return Append(key, ToBase64(value));
    }

    /// <summary>The list followed by the entries of <paramref name="other"/>.</summary>
    public GrpcMetadata With(GrpcMetadata other) =>
        other.Count == 0 ? this : Count == 0 ? other : new([.. _entries, .. other._entries]);

    /// <summary>The last value of <paramref name="key"/> as it travels; null when there is none.</summary>
    public string? Get(string key)
    {
        for (var i = _entries.Length - 1; i >= 0; i--)
        {
            if (_entries[i].Key == key)
            {
                return _entries[i].Value;
            }
        }

        return null;
    }

    /// <summary>The bytes of the last value of the binary <paramref name="key"/>; null when there is none or it is not base64.</summary>
    public ByteString? GetBytes(string key) => Get(key) is { } text ? FromBase64(text) : null;

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => ((IEnumerable<KeyValuePair<string, string>>)_entries).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal static GrpcMetadata FromWire(List<KeyValuePair<string, string>> entries) => entries.Count == 0 ? Empty : new([.. entries]);

    internal static string ToBase64(ByteString value) => Convert.ToBase64String(value.Span).TrimEnd('=');

    /// <summary>Decodes base64 with or without padding; a list joined by commas gives its last value.</summary>
    internal static ByteString? FromBase64(string text)
    {
        var last = text.AsSpan(text.LastIndexOf(',') + 1).Trim().TrimEnd('=');
        Span<char> padded = last.Length <= 1024 ? stackalloc char[last.Length + 3] : new char[last.Length + 3];
        last.CopyTo(padded);
        var length = last.Length;
        while (length % 4 != 0)
        {
            padded[length++] = '=';
        }

        var bytes = new byte[length / 4 * 3];
        return Convert.TryFromBase64Chars(padded[..length], bytes, out var written)
            ? ByteString.Adopt(written == bytes.Length ? bytes : bytes[..written])
            : null;
    }

    private static void CheckKey(string key)
    {
        if (key.Length == 0 || key.AsSpan().ContainsAnyExcept(KeyCharacters))
        {
            throw new ArgumentException($"metadata key \"{key}\" may hold only lower case letters, digits, _ . and -", nameof(key));
        }

        if (key.StartsWith("grpc-", StringComparison.Ordinal) || key is "te" or "content-type")
        {
            throw new ArgumentException($"metadata key {key} is reserved", nameof(key));
        }
    }

    private GrpcMetadata Append(string key, string value) => new([.. _entries, new(key, value)]);
}

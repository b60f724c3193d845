using System.Text;

namespace Dotnetes.Store;

/// <summary>
/// A key: immutable bytes, ordered byte by byte as unsigned numbers, a prefix before what it is a prefix of.
/// The default value is the empty key, which no record can have but which bounds ranges.
/// </summary>
public readonly struct StoreKey : IEquatable<StoreKey>, IComparable<StoreKey>
{
    private readonly byte[]? _bytes;

    private StoreKey(byte[] bytes) => _bytes = bytes;

    /// <summary>The UTF-8 bytes of <paramref name="text"/>.</summary>
    public StoreKey(string text) => _bytes = Encoding.UTF8.GetBytes(text);

    /// <summary>The number of bytes.</summary>
    public int Length => _bytes?.Length ?? 0;

    /// <summary>Whether this is the empty key.</summary>
    public bool IsEmpty => Length == 0;

    /// <summary>The bytes.</summary>
    public ReadOnlySpan<byte> Span => _bytes;

    /// <summary>The bytes as memory.</summary>
    public ReadOnlyMemory<byte> Memory => _bytes;

    /// <summary>Copies <paramref name="bytes"/>.</summary>
    public static StoreKey CopyFrom(ReadOnlySpan<byte> bytes) => new(bytes.ToArray());

    /// <summary>Takes the array over; the caller must not change it afterwards.</summary>
    public static StoreKey Adopt(byte[] bytes) => new(bytes);

    /// <summary>The UTF-8 bytes of <paramref name="text"/>.</summary>
    public static implicit operator StoreKey(string text) => new(text);

    /// <summary>The first key after this one: these bytes and a zero byte.</summary>
    public StoreKey Next()
    {
        var bytes = new byte[Length + 1];
        Span.CopyTo(bytes);
        return new(bytes);
    }

    /// <summary>
    /// The first key after all keys that start with this one, or null when there is none
    /// (this key is empty or has only 0xFF bytes).
    /// </summary>
    public StoreKey? PrefixEnd()
    {
        var last = Length - 1;
        while (last >= 0 && _bytes![last] == 0xFF)
        {
            last--;
        }

        if (last < 0)
        {
            return null;
        }

        var bytes = Span[..(last + 1)].ToArray();
        bytes[last]++;
        return new(bytes);
    }

    /// <summary>Whether this key begins with <paramref name="prefix"/>.</summary>
    public bool StartsWith(StoreKey prefix) => Span.StartsWith(prefix.Span);

    /// <inheritdoc/>
    public int CompareTo(StoreKey other) => Span.SequenceCompareTo(other.Span);

    /// <inheritdoc/>
    public bool Equals(StoreKey other) => ReferenceEquals(_bytes, other._bytes) || Span.SequenceEqual(other.Span);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is StoreKey other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.AddBytes(Span);
        return hash.ToHashCode();
    }

    /// <summary>The bytes read as UTF-8.</summary>
    public override string ToString() => Encoding.UTF8.GetString(Span);

    /// <summary>Value equality.</summary>
    public static bool operator ==(StoreKey left, StoreKey right) => left.Equals(right);

    /// <summary>Value inequality.</summary>
    public static bool operator !=(StoreKey left, StoreKey right) => !left.Equals(right);

    /// <summary>Byte order.</summary>
    public static bool operator <(StoreKey left, StoreKey right) => left.CompareTo(right) < 0;

    /// <summary>Byte order.</summary>
    public static bool operator <=(StoreKey left, StoreKey right) => left.CompareTo(right) <= 0;

    /// <summary>Byte order.</summary>
    public static bool operator >(StoreKey left, StoreKey right) => left.CompareTo(right) > 0;

    /// <summary>Byte order.</summary>
    public static bool operator >=(StoreKey left, StoreKey right) => left.CompareTo(right) >= 0;
}

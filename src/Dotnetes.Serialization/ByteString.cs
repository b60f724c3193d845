namespace Dotnetes.Serialization;

/// <summary>Immutable bytes with value equality. The default value is empty.</summary>
public readonly struct ByteString : IEquatable<ByteString>
{
    private readonly byte[]? _bytes;

    private ByteString(byte[]? bytes) => _bytes = bytes;

    /// <summary>No bytes.</summary>
    public static ByteString Empty => default;

    /// <summary>The number of bytes.</summary>
    public int Length => _bytes?.Length ?? 0;

    /// <summary>Whether there are no bytes.</summary>
    public bool IsEmpty => Length == 0;

    /// <summary>Whether the value was never set, as opposed to set to nothing; the two compare equal.</summary>
    public bool IsNull => _bytes is null;

    /// <summary>The bytes.</summary>
    public ReadOnlySpan<byte> Span => _bytes;

    /// <summary>The bytes as memory.</summary>
    public ReadOnlyMemory<byte> Memory => _bytes;

    /// <summary>Copies <paramref name="bytes"/>.</summary>
    public static ByteString CopyFrom(ReadOnlySpan<byte> bytes) => new(bytes.ToArray());

    /// <summary>Takes the array over; the caller must not change it afterwards.</summary>
    public static ByteString Adopt(byte[] bytes) => new(bytes);

    /// <summary>The UTF-8 bytes of <paramref name="text"/>.</summary>
    public static ByteString FromUtf8(string text) => new(System.Text.Encoding.UTF8.GetBytes(text));

    /// <summary>A copy as an array.</summary>
    public byte[] ToArray() => Span.ToArray();

    /// <summary>The bytes read as UTF-8.</summary>
    public string ToUtf8String() => System.Text.Encoding.UTF8.GetString(Span);

    /// <inheritdoc/>
    public bool Equals(ByteString other) => Span.SequenceEqual(other.Span);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ByteString other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.AddBytes(Span);
        return hash.ToHashCode();
    }

    /// <summary>Says only how many bytes there are, because the bytes may be secret.</summary>
    public override string ToString() => $"{Length} bytes";

    /// <summary>Value equality.</summary>
    public static bool operator ==(ByteString left, ByteString right) => left.Equals(right);

    /// <summary>Value inequality.</summary>
    public static bool operator !=(ByteString left, ByteString right) => !left.Equals(right);
}

using System.Text;

namespace Dotnetes.Serialization.Scalars;

/// <summary>
/// A point in time in whole seconds, as object metadata carries it. The default value is the zero time 0001-01-01T00:00:00Z,
/// which stands for "not set" and is null in JSON.
/// </summary>
public readonly partial struct Time : IEquatable<Time>, IComparable<Time>, IComparable
{
    /// <summary>Bytes that suffice to write any time.</summary>
    public const int MaxUtf8Length = 32;

    private const string Layout = "2006-01-02T15:04:05Z07:00";

    private readonly long _seconds;

    private Time(long seconds) => _seconds = seconds;

    /// <summary>Whether this is the zero time, which stands for "not set".</summary>
    public bool IsZero => _seconds == 0;

    /// <summary>Seconds since 1970-01-01T00:00:00Z.</summary>
    public long UnixSeconds => unchecked(_seconds - Rfc3339.UnixEpoch);

    /// <summary>The time <paramref name="seconds"/> after 1970-01-01T00:00:00Z.</summary>
    public static Time FromUnixSeconds(long seconds) => new(unchecked(seconds + Rfc3339.UnixEpoch));

    /// <summary>The time cut to whole seconds.</summary>
    public static Time FromDateTimeOffset(DateTimeOffset value) => new(value.UtcTicks / TimeSpan.TicksPerSecond);

    /// <summary>The time in UTC.</summary>
    /// <exception cref="InvalidOperationException">The time is before year 1 or after year 9999.</exception>
    public DateTimeOffset ToDateTimeOffset() => _seconds is >= 0 and <= 315_537_897_599
        ? new(_seconds * TimeSpan.TicksPerSecond, TimeSpan.Zero)
        : throw new InvalidOperationException("the time is outside the years 1 to 9999");

    /// <summary>Reads an RFC 3339 timestamp with any offset; a fraction of a second is cut off.</summary>
    /// <exception cref="DecodingException">The text is no such timestamp.</exception>
    public static Time Parse(string text) => ScalarText.Parse<Time>(text, Read);

    /// <summary>Reads an RFC 3339 timestamp with any offset from UTF-8; a fraction of a second is cut off.</summary>
    /// <exception cref="DecodingException">The text is no such timestamp.</exception>
    public static Time Parse(ReadOnlySpan<byte> utf8) => Read(utf8, out var value) is { } error ? throw new DecodingException(error) : value;

    /// <summary>Reads an RFC 3339 timestamp; false when the text is none.</summary>
    public static bool TryParse(string? text, out Time value) => ScalarText.TryParse(text, Read, out value);

    /// <summary>Reads an RFC 3339 timestamp from UTF-8; false when the text is none.</summary>
    public static bool TryParse(ReadOnlySpan<byte> utf8, out Time value) => Read(utf8, out value) is null;

    /// <summary>Writes the time as <c>2006-01-02T15:04:05Z</c>.</summary>
    /// <returns>False when the destination is too short.</returns>
    public bool TryFormatUtf8(Span<byte> destination, out int written) => Rfc3339.TryFormat(_seconds, -1, destination, out written);

    /// <summary>The time as <c>2006-01-02T15:04:05Z</c>.</summary>
    public override string ToString()
    {
        Span<byte> buffer = stackalloc byte[MaxUtf8Length];
        _ = TryFormatUtf8(buffer, out var written);
        return Encoding.ASCII.GetString(buffer[..written]);
    }

    /// <inheritdoc/>
    public bool Equals(Time other) => _seconds == other._seconds;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Time other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _seconds.GetHashCode();

    /// <inheritdoc/>
    public int CompareTo(Time other) => _seconds.CompareTo(other._seconds);

    /// <inheritdoc/>
    public int CompareTo(object? obj) => obj switch
    {
        null => 1,
        Time other => CompareTo(other),
        _ => throw new ArgumentException("not a time", nameof(obj)),
    };

    /// <summary>Value equality.</summary>
    public static bool operator ==(Time left, Time right) => left.Equals(right);

    /// <summary>Value inequality.</summary>
    public static bool operator !=(Time left, Time right) => !left.Equals(right);

    /// <summary>Whether the left time is earlier.</summary>
    public static bool operator <(Time left, Time right) => left._seconds < right._seconds;

    /// <summary>Whether the left time is later.</summary>
    public static bool operator >(Time left, Time right) => left._seconds > right._seconds;

    /// <summary>Whether the left time is not later.</summary>
    public static bool operator <=(Time left, Time right) => left._seconds <= right._seconds;

    /// <summary>Whether the left time is not earlier.</summary>
    public static bool operator >=(Time left, Time right) => left._seconds >= right._seconds;

    private static string? Read(ReadOnlySpan<byte> text, out Time value)
    {
        var error = Rfc3339.Read(text, Layout, out var seconds, out _);
        value = new(seconds);
        return error;
    }
}

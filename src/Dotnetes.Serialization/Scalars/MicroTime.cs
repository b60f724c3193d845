using System.Text;

namespace Dotnetes.Serialization.Scalars;

/// <summary>
/// A point in time in microseconds, as leases and events carry it. The default value is the zero time 0001-01-01T00:00:00Z,
/// which stands for "not set" and is null in JSON.
/// </summary>
public readonly partial struct MicroTime : IEquatable<MicroTime>, IComparable<MicroTime>, IComparable
{
    /// <summary>Bytes that suffice to write any time.</summary>
    public const int MaxUtf8Length = 40;

    private const string Layout = "2006-01-02T15:04:05.000000Z07:00";
    private const long MicrosPerSecond = 1_000_000;

    private readonly long _micros;

    private MicroTime(long micros) => _micros = micros;

    /// <summary>Whether this is the zero time, which stands for "not set".</summary>
    public bool IsZero => _micros == 0;

    /// <summary>Whole seconds since 1970-01-01T00:00:00Z.</summary>
    public long UnixSeconds => Seconds - Rfc3339.UnixEpoch;

    /// <summary>The nanoseconds after <see cref="UnixSeconds"/>, from 0 to 999,999,000.</summary>
    public int Nanoseconds => (int)(_micros - (Seconds * MicrosPerSecond)) * 1000;

    private long Seconds => _micros >= 0 ? _micros / MicrosPerSecond : ((_micros + 1) / MicrosPerSecond) - 1;

    /// <summary>The time <paramref name="seconds"/> and <paramref name="nanoseconds"/> after 1970-01-01T00:00:00Z, cut to microseconds.</summary>
    /// <remarks>Times more than about 290,000 years away become the nearest time that can be held.</remarks>
    public static MicroTime FromUnix(long seconds, int nanoseconds)
    {
        var whole = ((Int128)seconds + Rfc3339.UnixEpoch) * MicrosPerSecond;
        var micros = whole + (nanoseconds >= 0 ? nanoseconds / 1000 : ((nanoseconds + 1) / 1000) - 1);
        var limit = long.MaxValue / MicrosPerSecond * MicrosPerSecond;
        return new((long)Int128.Clamp(micros, -limit, limit));
    }

    /// <summary>The time cut to microseconds.</summary>
    public static MicroTime FromDateTimeOffset(DateTimeOffset value) => new(value.UtcTicks / TimeSpan.TicksPerMicrosecond);

    /// <summary>The time in UTC.</summary>
    /// <exception cref="InvalidOperationException">The time is before year 1 or after year 9999.</exception>
    public DateTimeOffset ToDateTimeOffset() => _micros is >= 0 and <= 315_537_897_599_999_999
        ? new(_micros * TimeSpan.TicksPerMicrosecond, TimeSpan.Zero)
        : throw new InvalidOperationException("the time is outside the years 1 to 9999");

    /// <summary>Reads an RFC 3339 timestamp with any offset and fraction; what is below a microsecond is cut off.</summary>
    /// <exception cref="DecodingException">The text is no such timestamp.</exception>
    public static MicroTime Parse(string text) => ScalarText.Parse<MicroTime>(text, Read);

    /// <summary>Reads an RFC 3339 timestamp with any offset and fraction from UTF-8; what is below a microsecond is cut off.</summary>
    /// <exception cref="DecodingException">The text is no such timestamp.</exception>
    public static MicroTime Parse(ReadOnlySpan<byte> utf8) => Read(utf8, out var value) is { } error ? throw new DecodingException(error) : value;

    /// <summary>Reads an RFC 3339 timestamp; false when the text is none.</summary>
    public static bool TryParse(string? text, out MicroTime value) => ScalarText.TryParse(text, Read, out value);

    /// <summary>Reads an RFC 3339 timestamp from UTF-8; false when the text is none.</summary>
    public static bool TryParse(ReadOnlySpan<byte> utf8, out MicroTime value) => Read(utf8, out value) is null;

    /// <summary>Writes the time as <c>2006-01-02T15:04:05.000000Z</c>.</summary>
    /// <returns>False when the destination is too short.</returns>
    public bool TryFormatUtf8(Span<byte> destination, out int written) =>
        Rfc3339.TryFormat(Seconds, (int)(_micros - (Seconds * MicrosPerSecond)), destination, out written);

    /// <summary>The time as <c>2006-01-02T15:04:05.000000Z</c>.</summary>
    public override string ToString()
    {
        Span<byte> buffer = stackalloc byte[MaxUtf8Length];
        _ = TryFormatUtf8(buffer, out var written);
        return Encoding.ASCII.GetString(buffer[..written]);
    }

    /// <inheritdoc/>
    public bool Equals(MicroTime other) => _micros == other._micros;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is MicroTime other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _micros.GetHashCode();

    /// <inheritdoc/>
    public int CompareTo(MicroTime other) => _micros.CompareTo(other._micros);

    /// <inheritdoc/>
    public int CompareTo(object? obj) => obj switch
    {
        null => 1,
        MicroTime other => CompareTo(other),
        _ => throw new ArgumentException("not a time", nameof(obj)),
    };

    /// <summary>Value equality.</summary>
    public static bool operator ==(MicroTime left, MicroTime right) => left.Equals(right);

    /// <summary>Value inequality.</summary>
    public static bool operator !=(MicroTime left, MicroTime right) => !left.Equals(right);

    /// <summary>Whether the left time is earlier.</summary>
    public static bool operator <(MicroTime left, MicroTime right) => left._micros < right._micros;

    /// <summary>Whether the left time is later.</summary>
    public static bool operator >(MicroTime left, MicroTime right) => left._micros > right._micros;

    /// <summary>Whether the left time is not later.</summary>
    public static bool operator <=(MicroTime left, MicroTime right) => left._micros <= right._micros;

    /// <summary>Whether the left time is not earlier.</summary>
    public static bool operator >=(MicroTime left, MicroTime right) => left._micros >= right._micros;

    private static string? Read(ReadOnlySpan<byte> text, out MicroTime value)
    {
        var error = Rfc3339.Read(text, Layout, out var seconds, out var nanoseconds);
        value = new((seconds * MicrosPerSecond) + (nanoseconds / 1000));
        return error;
    }
}

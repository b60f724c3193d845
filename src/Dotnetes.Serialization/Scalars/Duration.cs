using System.Text;

namespace Dotnetes.Serialization.Scalars;

/// <summary>A length of time in nanoseconds, written as Go writes it: <c>1h0m0s</c>, <c>1.5s</c>, <c>100ms</c>, <c>0s</c>. The default value is zero.</summary>
public readonly partial struct Duration : IEquatable<Duration>, IComparable<Duration>, IComparable
{
    /// <summary>Bytes that suffice to write any duration.</summary>
    public const int MaxUtf8Length = 32;

    private const long PerMicrosecond = 1_000;
    private const long PerMillisecond = 1_000_000;
    private const long PerSecond = 1_000_000_000;

    private Duration(long nanoseconds) => Nanoseconds = nanoseconds;

    /// <summary>No time.</summary>
    public static Duration Zero => default;

    /// <summary>The length in nanoseconds.</summary>
    public long Nanoseconds { get; }

    /// <summary>The length in seconds.</summary>
    public double TotalSeconds => Nanoseconds / (double)PerSecond;

    /// <summary>Whether the length is zero.</summary>
    public bool IsZero => Nanoseconds == 0;

    /// <summary>A number of nanoseconds.</summary>
    public static Duration FromNanoseconds(long value) => new(value);

    /// <summary>A number of milliseconds.</summary>
    /// <exception cref="OverflowException">The length exceeds 292 years.</exception>
    public static Duration FromMilliseconds(long value) => new(checked(value * PerMillisecond));

    /// <summary>A number of seconds.</summary>
    /// <exception cref="OverflowException">The length exceeds 292 years.</exception>
    public static Duration FromSeconds(long value) => new(checked(value * PerSecond));

    /// <summary>The same length.</summary>
    /// <exception cref="OverflowException">The length exceeds 292 years.</exception>
    public static Duration FromTimeSpan(TimeSpan value) => new(checked(value.Ticks * TimeSpan.NanosecondsPerTick));

    /// <summary>The length cut to 100 nanoseconds.</summary>
    public TimeSpan ToTimeSpan() => TimeSpan.FromTicks(Nanoseconds / TimeSpan.NanosecondsPerTick);

    /// <summary>Reads a duration such as <c>1h30m</c>, <c>-1.5s</c> or <c>0</c>.</summary>
    /// <exception cref="DecodingException">The text is no duration, or one beyond 292 years.</exception>
    public static Duration Parse(string text) => ScalarText.Parse<Duration>(text, Read);

    /// <summary>Reads a duration such as <c>1h30m</c>, <c>-1.5s</c> or <c>0</c> from UTF-8.</summary>
    /// <exception cref="DecodingException">The text is no duration, or one beyond 292 years.</exception>
    public static Duration Parse(ReadOnlySpan<byte> utf8) => Read(utf8, out var value) is { } error ? throw new DecodingException(error) : value;

    /// <summary>Reads a duration; false when the text is none.</summary>
    public static bool TryParse(string? text, out Duration value) => ScalarText.TryParse(text, Read, out value);

    /// <summary>Reads a duration from UTF-8; false when the text is none.</summary>
    public static bool TryParse(ReadOnlySpan<byte> utf8, out Duration value) => Read(utf8, out value) is null;

    /// <summary>The length written as Go writes it.</summary>
    public override string ToString()
    {
        Span<byte> buffer = stackalloc byte[MaxUtf8Length];
        _ = TryFormatUtf8(buffer, out var written);
        return Encoding.UTF8.GetString(buffer[..written]);
    }

    /// <inheritdoc/>
    public bool Equals(Duration other) => Nanoseconds == other.Nanoseconds;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Duration other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Nanoseconds.GetHashCode();

    /// <inheritdoc/>
    public int CompareTo(Duration other) => Nanoseconds.CompareTo(other.Nanoseconds);

    /// <inheritdoc/>
    public int CompareTo(object? obj) => obj switch
    {
        null => 1,
        Duration other => CompareTo(other),
        _ => throw new ArgumentException("not a duration", nameof(obj)),
    };

    /// <summary>Value equality.</summary>
    public static bool operator ==(Duration left, Duration right) => left.Equals(right);

    /// <summary>Value inequality.</summary>
    public static bool operator !=(Duration left, Duration right) => !left.Equals(right);

    /// <summary>Whether the left length is shorter.</summary>
    public static bool operator <(Duration left, Duration right) => left.Nanoseconds < right.Nanoseconds;

    /// <summary>Whether the left length is longer.</summary>
    public static bool operator >(Duration left, Duration right) => left.Nanoseconds > right.Nanoseconds;

    /// <summary>Whether the left length is not longer.</summary>
    public static bool operator <=(Duration left, Duration right) => left.Nanoseconds <= right.Nanoseconds;

    /// <summary>Whether the left length is not shorter.</summary>
    public static bool operator >=(Duration left, Duration right) => left.Nanoseconds >= right.Nanoseconds;

    /// <summary>The sum.</summary>
    /// <exception cref="OverflowException">The length exceeds 292 years.</exception>
    public static Duration operator +(Duration left, Duration right) => new(checked(left.Nanoseconds + right.Nanoseconds));

    /// <summary>The difference.</summary>
    /// <exception cref="OverflowException">The length exceeds 292 years.</exception>
    public static Duration operator -(Duration left, Duration right) => new(checked(left.Nanoseconds - right.Nanoseconds));
}

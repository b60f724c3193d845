using System.Globalization;

namespace Dotnetes.Serialization.Scalars;

/// <content>Go's text form of durations.</content>
public readonly partial struct Duration
{
    private const ulong Limit = 1UL << 63;

    /// <summary>Writes the length as Go writes it.</summary>
    /// <returns>False when the destination is too short.</returns>
    public bool TryFormatUtf8(Span<byte> destination, out int written)
    {
        // Written backwards into a buffer, because the fraction's trailing zeros are left out.
        Span<byte> buffer = stackalloc byte[MaxUtf8Length];
        var start = MaxUtf8Length;
        var rest = Nanoseconds < 0 ? unchecked((ulong)-Nanoseconds) : (ulong)Nanoseconds;
        buffer[--start] = (byte)'s';
        if (rest == 0)
        {
            buffer[--start] = (byte)'0';
        }
        else if (rest < PerSecond)
        {
            var digits = PrependUnit(buffer, ref start, rest);
            rest = PrependFraction(buffer, ref start, rest, digits);
            PrependInteger(buffer, ref start, rest);
        }
        else
        {
            rest = PrependFraction(buffer, ref start, rest, 9);
            PrependInteger(buffer, ref start, rest % 60);
            rest /= 60;
            if (rest > 0)
            {
                buffer[--start] = (byte)'m';
                PrependInteger(buffer, ref start, rest % 60);
                rest /= 60;
                if (rest > 0)
                {
                    buffer[--start] = (byte)'h';
                    PrependInteger(buffer, ref start, rest);
                }
            }
        }

        if (Nanoseconds < 0)
        {
            buffer[--start] = (byte)'-';
        }

        var text = buffer[start..];
        written = text.TryCopyTo(destination) ? text.Length : 0;
        return written > 0;
    }

    private static int PrependUnit(Span<byte> buffer, ref int start, ulong nanoseconds)
    {
        if (nanoseconds < PerMicrosecond)
        {
            buffer[--start] = (byte)'n';
            return 0;
        }

        if (nanoseconds < PerMillisecond)
        {
            // U+00B5, the micro sign.
            buffer[--start] = 0xB5;
            buffer[--start] = 0xC2;
            return 3;
        }

        buffer[--start] = (byte)'m';
        return 6;
    }

    private static ulong PrependFraction(Span<byte> buffer, ref int start, ulong value, int digits)
    {
        var printed = false;
        for (var i = 0; i < digits; i++)
        {
            var digit = value % 10;
            printed |= digit != 0;
            if (printed)
            {
                buffer[--start] = (byte)('0' + digit);
            }

            value /= 10;
        }

        if (printed)
        {
            buffer[--start] = (byte)'.';
        }

        return value;
    }

    private static void PrependInteger(Span<byte> buffer, ref int start, ulong value)
    {
        do
        {
            buffer[--start] = (byte)('0' + (value % 10));
            value /= 10;
        }
        while (value > 0);
    }

    private static string? Read(ReadOnlySpan<byte> text, out Duration value)
    {
        value = default;
        var rest = text;
        var negative = false;
        if (rest.Length > 0 && rest[0] is (byte)'-' or (byte)'+')
        {
            negative = rest[0] == '-';
            rest = rest[1..];
        }

        if (rest.SequenceEqual("0"u8))
        {
            return null;
        }

        if (rest.IsEmpty)
        {
            return Invalid(text);
        }

        var total = 0UL;
        while (!rest.IsEmpty)
        {
            if (ReadPart(text, ref rest, out var part) is { } error)
            {
                return error;
            }

            total += part;
            if (total > Limit)
            {
                return Invalid(text);
            }
        }

        if (total == Limit && !negative)
        {
            return Invalid(text);
        }

        value = new(unchecked(negative ? -(long)total : (long)total));
        return null;
    }

    /// <summary>Reads a number and its unit.</summary>
    private static string? ReadPart(ReadOnlySpan<byte> text, ref ReadOnlySpan<byte> rest, out ulong nanoseconds)
    {
        nanoseconds = 0;
        if (!ReadInteger(ref rest, out var whole, out var hasWhole))
        {
            return Invalid(text);
        }

        var fraction = 0UL;
        var scale = 1.0;
        var hasFraction = false;
        if (rest.Length > 0 && rest[0] == '.')
        {
            rest = rest[1..];
            hasFraction = ReadFraction(ref rest, out fraction, out scale);
        }

        if (!hasWhole && !hasFraction)
        {
            return Invalid(text);
        }

        var length = rest.IndexOfAny(".0123456789"u8);
        var unitText = length < 0 ? rest : rest[..length];
        if (unitText.IsEmpty)
        {
            return $"time: missing unit in duration {ScalarText.Quote(text)}";
        }

        var unit = UnitOf(unitText);
        if (unit == 0)
        {
            return $"time: unknown unit {ScalarText.Quote(unitText)} in duration {ScalarText.Quote(text)}";
        }

        rest = rest[unitText.Length..];
        if (whole > Limit / unit)
        {
            return Invalid(text);
        }

        nanoseconds = whole * unit;
        if (fraction > 0)
        {
            // A fraction of hours goes through a double in Go, too; it is exact to the nanosecond otherwise.
            nanoseconds += (ulong)(fraction * (unit / scale));
        }

        return nanoseconds > Limit ? Invalid(text) : null;
    }

    private static bool ReadInteger(ref ReadOnlySpan<byte> rest, out ulong value, out bool hasDigits)
    {
        value = 0;
        var count = 0;
        for (; count < rest.Length && char.IsAsciiDigit((char)rest[count]); count++)
        {
            if (value > Limit / 10)
            {
                hasDigits = true;
                return false;
            }

            value = (value * 10) + (ulong)(rest[count] - '0');
            if (value > Limit)
            {
                hasDigits = true;
                return false;
            }
        }

        rest = rest[count..];
        hasDigits = count > 0;
        return true;
    }

    private static bool ReadFraction(ref ReadOnlySpan<byte> rest, out ulong value, out double scale)
    {
        value = 0;
        scale = 1;
        var count = 0;
        var isFull = false;
        for (; count < rest.Length && char.IsAsciiDigit((char)rest[count]); count++)
        {
            if (isFull || value > (Limit - 1) / 10)
            {
                isFull = true;
                continue;
            }

            var next = (value * 10) + (ulong)(rest[count] - '0');
            if (next > Limit)
            {
                isFull = true;
                continue;
            }

            value = next;
            scale *= 10;
        }

        rest = rest[count..];
        return count > 0;
    }

    private static ulong UnitOf(ReadOnlySpan<byte> unit) => unit switch
    {
        [(byte)'n', (byte)'s'] => 1,
        [(byte)'u', (byte)'s'] => PerMicrosecond,
        [0xC2, 0xB5, (byte)'s'] => PerMicrosecond,
        [0xCE, 0xBC, (byte)'s'] => PerMicrosecond,
        [(byte)'m', (byte)'s'] => PerMillisecond,
        [(byte)'s'] => PerSecond,
        [(byte)'m'] => 60 * PerSecond,
        [(byte)'h'] => 3600 * PerSecond,
        _ => 0,
    };

    private static string Invalid(ReadOnlySpan<byte> text) => string.Create(CultureInfo.InvariantCulture, $"time: invalid duration {ScalarText.Quote(text)}");
}

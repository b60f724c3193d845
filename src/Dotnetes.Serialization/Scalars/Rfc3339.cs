using System.Globalization;

namespace Dotnetes.Serialization.Scalars;

/// <summary>
/// RFC 3339 timestamps as Go's time package reads and writes them, over the proleptic Gregorian calendar and counted in seconds
/// since 0001-01-01T00:00:00Z. Years of any length and sign can be written, since protobuf can carry them.
/// </summary>
internal static class Rfc3339
{
    /// <summary>Seconds from 0001-01-01T00:00:00Z to 1970-01-01T00:00:00Z.</summary>
    internal const long UnixEpoch = 62_135_596_800;

    private const int UsualLength = 20;
    private const long SecondsPerDay = 86_400;
    private const int DaysPerEra = 146_097;

    /// <summary>Reads a timestamp; returns what is wrong with it, in Go's words, or null.</summary>
    internal static string? Read(ReadOnlySpan<byte> text, string layout, out long seconds, out int nanoseconds)
    {
        var cursor = new Cursor(text, layout);
        var year = cursor.Number(4, 4, "2006");
        cursor.Literal('-');
        var month = cursor.Ranged(2, "01", 1, 12, "month");
        cursor.Literal('-');
        var day = cursor.Number(2, 2, "02");
        cursor.Literal('T');
        var hour = cursor.Ranged(1, "15", 0, 23, "hour");
        cursor.Literal(':');
        var minute = cursor.Ranged(2, "04", 0, 59, "minute");
        cursor.Literal(':');
        var second = cursor.Ranged(2, "05", 0, 59, "second");
        nanoseconds = cursor.Fraction();
        var offset = cursor.Offset();
        cursor.End(year, month, day);
        seconds = cursor.Error is null
            ? (DayNumber(year, month, day) * SecondsPerDay) + (hour * 3600) + (minute * 60) + second - offset
            : 0;
        return cursor.Error;
    }

    /// <summary>Writes a timestamp in UTC with <paramref name="micros"/> as six fraction digits, or without fraction when it is negative.</summary>
    internal static bool TryFormat(long seconds, int micros, Span<byte> destination, out int written)
    {
        var (days, rest) = Math.DivRem(seconds, SecondsPerDay);
        if (rest < 0)
        {
            rest += SecondsPerDay;
            days--;
        }

        var (year, month, day) = DateOf(days);
        if (micros < 0 && (ulong)year <= 9999 && destination.Length >= UsualLength)
        {
            FormatUsual((uint)year, (uint)month, (uint)day, (uint)rest, destination[..UsualLength]);
            written = UsualLength;
            return true;
        }

        written = 0;
        var length = (year is >= 0 and <= 9999 ? 4 : YearLength(year)) + (micros < 0 ? 16 : 23);
        if (destination.Length < length)
        {
            return false;
        }

        WriteYear(year, destination, ref written);
        WritePart((byte)'-', month, destination, ref written);
        WritePart((byte)'-', day, destination, ref written);
        WritePart((byte)'T', (int)(rest / 3600), destination, ref written);
        WritePart((byte)':', (int)(rest / 60 % 60), destination, ref written);
        WritePart((byte)':', (int)(rest % 60), destination, ref written);
        if (micros >= 0)
        {
            destination[written++] = (byte)'.';
            _ = micros.TryFormat(destination[written..], out _, "D6", CultureInfo.InvariantCulture);
            written += 6;
        }

        destination[written++] = (byte)'Z';
        return true;
    }

    // 2006-01-02T15:04:05Z
    private static void FormatUsual(uint year, uint month, uint day, uint second, Span<byte> text)
    {
        WriteTwo(text, 0, year / 100);
        WriteTwo(text, 2, year % 100);
        text[4] = (byte)'-';
        WriteTwo(text, 5, month);
        text[7] = (byte)'-';
        WriteTwo(text, 8, day);
        text[10] = (byte)'T';
        WriteTwo(text, 11, second / 3600);
        text[13] = (byte)':';
        WriteTwo(text, 14, second / 60 % 60);
        text[16] = (byte)':';
        WriteTwo(text, 17, second % 60);
        text[19] = (byte)'Z';
    }

    private static void WriteTwo(Span<byte> text, int at, uint value)
    {
        var tens = (value * 205) >> 11; // value / 10 for values below 100
        text[at] = (byte)('0' + tens);
        text[at + 1] = (byte)('0' + value - (tens * 10));
    }

    private static int YearLength(long year)
    {
        Span<byte> digits = stackalloc byte[24];
        _ = year.TryFormat(digits, out var length, "D4", CultureInfo.InvariantCulture);
        return length;
    }

    private static void WriteYear(long year, Span<byte> destination, ref int written)
    {
        if (year is >= 0 and <= 9999)
        {
            var (hundreds, rest) = Math.DivRem((uint)year, 100);
            destination[3] = (byte)('0' + (rest % 10));
            destination[2] = (byte)('0' + (rest / 10));
            destination[1] = (byte)('0' + (hundreds % 10));
            destination[0] = (byte)('0' + (hundreds / 10));
            written += 4;
            return;
        }

        _ = year.TryFormat(destination, out var length, "D4", CultureInfo.InvariantCulture);
        written += length;
    }

    private static void WritePart(byte separator, int value, Span<byte> destination, ref int written)
    {
        destination[written] = separator;
        destination[written + 1] = (byte)('0' + (value / 10));
        destination[written + 2] = (byte)('0' + (value % 10));
        written += 3;
    }

    /// <summary>Days from 0001-01-01. Years begin in March here, so that the leap day is a year's last.</summary>
    private static long DayNumber(int year, int month, int day)
    {
        long y = month <= 2 ? year - 1 : year;
        var era = (y >= 0 ? y : y - 399) / 400;
        var yearOfEra = y - (era * 400);
        var dayOfYear = (((153 * (month > 2 ? month - 3 : month + 9)) + 2) / 5) + day - 1;
        var dayOfEra = (yearOfEra * 365) + (yearOfEra / 4) - (yearOfEra / 100) + dayOfYear;
        return (era * DaysPerEra) + dayOfEra - 306;
    }

    private static (long Year, int Month, int Day) DateOf(long dayNumber)
    {
        var z = dayNumber + 306;
        if ((ulong)z < int.MaxValue)
        {
            return DateOfUsual((uint)z);
        }

        var era = (z >= 0 ? z : z - (DaysPerEra - 1)) / DaysPerEra;
        var dayOfEra = z - (era * DaysPerEra);
        var yearOfEra = (dayOfEra - (dayOfEra / 1460) + (dayOfEra / 36_524) - (dayOfEra / 146_096)) / 365;
        var dayOfYear = (int)(dayOfEra - ((365 * yearOfEra) + (yearOfEra / 4) - (yearOfEra / 100)));
        var shifted = ((5 * dayOfYear) + 2) / 153;
        var day = dayOfYear - (((153 * shifted) + 2) / 5) + 1;
        var month = shifted < 10 ? shifted + 3 : shifted - 9;
        return ((era * 400) + yearOfEra + (month <= 2 ? 1 : 0), month, day);
    }

    // The same in 32 bits, which divide several times faster, for all years that people meet.
    private static (long Year, int Month, int Day) DateOfUsual(uint z)
    {
        var era = z / DaysPerEra;
        var dayOfEra = z - (era * DaysPerEra);
        var yearOfEra = (dayOfEra - (dayOfEra / 1460) + (dayOfEra / 36_524) - (dayOfEra / 146_096)) / 365;
        var dayOfYear = dayOfEra - ((365 * yearOfEra) + (yearOfEra / 4) - (yearOfEra / 100));
        var shifted = ((5 * dayOfYear) + 2) / 153;
        var day = dayOfYear - (((153 * shifted) + 2) / 5) + 1;
        var month = shifted < 10 ? shifted + 3 : shifted - 9;
        return ((era * 400) + yearOfEra + (month <= 2 ? 1u : 0u), (int)month, (int)day);
    }

    private static int DaysIn(int year, int month) => month switch
    {
        2 => (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28,
        4 or 6 or 9 or 11 => 30,
        _ => 31,
    };

    /// <summary>Walks the text; after the first error nothing more happens.</summary>
    private ref struct Cursor(ReadOnlySpan<byte> text, string layout)
    {
        private readonly ReadOnlySpan<byte> _text = text;
        private ReadOnlySpan<byte> _rest = text;

        internal string? Error { get; private set; }

        internal void Literal(char expected)
        {
            if (Error is not null)
            {
                return;
            }

            if (_rest.IsEmpty || _rest[0] != expected)
            {
                FailToParse(expected.ToString());
                return;
            }

            _rest = _rest[1..];
        }

        internal int Number(int minDigits, int maxDigits, string element)
        {
            if (Error is not null)
            {
                return 0;
            }

            var value = 0;
            var count = 0;
            while (count < maxDigits && count < _rest.Length && char.IsAsciiDigit((char)_rest[count]))
            {
                value = (value * 10) + (_rest[count++] - '0');
            }

            if (count < minDigits)
            {
                FailToParse(element);
                return 0;
            }

            _rest = _rest[count..];
            return value;
        }

        internal int Ranged(int minDigits, string element, int min, int max, string name)
        {
            var value = Number(minDigits, 2, element);
            if (Error is null && (value < min || value > max))
            {
                Fail($": {name} out of range");
            }

            return value;
        }

        internal int Fraction()
        {
            if (Error is not null || _rest.Length < 2 || _rest[0] is not ((byte)'.' or (byte)',') || !char.IsAsciiDigit((char)_rest[1]))
            {
                return 0;
            }

            var value = 0;
            var count = 1;
            for (; count < _rest.Length && char.IsAsciiDigit((char)_rest[count]); count++)
            {
                if (count <= 9)
                {
                    value = (value * 10) + (_rest[count] - '0');
                }
            }

            for (var i = count; i <= 9; i++)
            {
                value *= 10;
            }

            _rest = _rest[count..];
            return value;
        }

        internal int Offset()
        {
            if (Error is not null)
            {
                return 0;
            }

            if (_rest.Length > 0 && _rest[0] == 'Z')
            {
                _rest = _rest[1..];
                return 0;
            }

            if (_rest.Length < 6 || _rest[3] != ':' || _rest[0] is not ((byte)'+' or (byte)'-')
                || _rest[1..3].ContainsAnyExceptInRange((byte)'0', (byte)'9') || _rest[4..6].ContainsAnyExceptInRange((byte)'0', (byte)'9'))
            {
                FailToParse("Z07:00");
                return 0;
            }

            var hours = ((_rest[1] - '0') * 10) + (_rest[2] - '0');
            var minutes = ((_rest[4] - '0') * 10) + (_rest[5] - '0');
            if (hours > 24 || minutes > 60)
            {
                Fail(hours > 24 ? ": time zone offset hour out of range" : ": time zone offset minute out of range");
                return 0;
            }

            var seconds = (hours * 3600) + (minutes * 60);
            seconds = _rest[0] == '-' ? -seconds : seconds;
            _rest = _rest[6..];
            return seconds;
        }

        internal void End(int year, int month, int day)
        {
            if (Error is not null)
            {
                return;
            }

            if (!_rest.IsEmpty)
            {
                Fail($": extra text: {ScalarText.Quote(_rest)}");
            }
            else if (day < 1 || day > DaysIn(year, month))
            {
                Fail(": day out of range");
            }
        }

        private void Fail(string message) => Error = $"parsing time {ScalarText.Quote(_text)}{message}";

        private void FailToParse(string element) =>
            Error = $"parsing time {ScalarText.Quote(_text)} as \"{layout}\": cannot parse {ScalarText.Quote(_rest)} as \"{element}\"";
    }
}

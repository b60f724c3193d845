namespace Dotnetes.Machinery.Yaml;

/// <summary>Tells which texts look like timestamps: they stay strings when read, but must be quoted when written.</summary>
internal static class YamlTimestamp
{
    /// <summary>Whether the text is a date, or a date and a time with or without zone, in one of the four spellings that upstream's library knows.</summary>
    public static bool IsMatch(ReadOnlySpan<char> text)
    {
        // The year 0, which DateTime does not have, is a leap year as the year 4 is.
        var rest = text;
        if (!TakeNumber(ref rest, 4, 4, out var year) || !Take(ref rest, '-')
            || !TakeNumber(ref rest, 1, 2, out var month) || month is < 1 or > 12 || !Take(ref rest, '-')
            || !TakeNumber(ref rest, 1, 2, out var day) || day < 1 || day > DateTime.DaysInMonth(year == 0 ? 4 : year, month))
        {
            return false;
        }

        if (rest.IsEmpty)
        {
            return true;
        }

        var separator = rest[0];
        if (separator is not ('T' or 't' or ' '))
        {
            return false;
        }

        rest = separator == ' ' ? rest.TrimStart(' ') : rest[1..];
        if (!TakeNumber(ref rest, 1, 2, out var hour) || hour > 23 || !Take(ref rest, ':')
            || !TakeNumber(ref rest, 1, 2, out var minute) || minute > 59 || !Take(ref rest, ':')
            || !TakeNumber(ref rest, 1, 2, out var second) || second > 59)
        {
            return false;
        }

        if (rest.Length > 1 && rest[0] is '.' or ',' && char.IsAsciiDigit(rest[1]))
        {
            rest = rest[1..].TrimStart("0123456789");
        }

        return separator == ' ' ? rest.IsEmpty : IsZone(rest);
    }

    private static bool IsZone(ReadOnlySpan<char> text)
    {
        if (text is "Z")
        {
            return true;
        }

        return text.Length == 6 && text[0] is '+' or '-' && text[3] == ':'
            && TakeWhole(text[1..3], out var hours) && hours <= 24 && TakeWhole(text[4..], out var minutes) && minutes <= 60;
    }

    private static bool TakeWhole(ReadOnlySpan<char> text, out int value) => TakeNumber(ref text, 2, 2, out value);

    private static bool Take(ref ReadOnlySpan<char> text, char expected)
    {
        if (text.IsEmpty || text[0] != expected)
        {
            return false;
        }

        text = text[1..];
        return true;
    }

    private static bool TakeNumber(ref ReadOnlySpan<char> text, int minDigits, int maxDigits, out int value)
    {
        value = 0;
        var count = 0;
        for (; count < maxDigits && count < text.Length && char.IsAsciiDigit(text[count]); count++)
        {
            value = (value * 10) + (text[count] - '0');
        }

        text = text[count..];
        return count >= minDigits;
    }
}

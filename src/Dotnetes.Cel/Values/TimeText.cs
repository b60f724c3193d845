using System.Globalization;
using System.Text;

namespace Dotnetes.Cel.Values;

// Points in time as RFC 3339 writes them, with nanoseconds; spans of time in seconds.
internal static class TimeText
{
    public const long MinSeconds = -62_135_596_800;
    public const long MaxSeconds = 253_402_300_799;

    public static string Of(long seconds, int nanoseconds)
    {
        var text = DateTime.UnixEpoch.AddTicks(seconds * TimeSpan.TicksPerSecond).ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
        return nanoseconds == 0 ? text + "Z" : $"{text}.{nanoseconds.ToString("000000000", CultureInfo.InvariantCulture).TrimEnd('0')}Z";
    }

    public static string Seconds(long nanoseconds) => DoubleText.OfFixed(nanoseconds / 1_000_000_000 + (nanoseconds % 1_000_000_000 / 1e9)) + "s";

    public static bool TryParse(string text, out CelValue value)
    {
        value = default;
        if (text.Length < 20 || text[4] != '-' || text[7] != '-' || text[10] is not ('T' or 't') || text[13] != ':' || text[16] != ':'
            || !Number(text, 0, 4, out var year) || !Number(text, 5, 2, out var month) || !Number(text, 8, 2, out var day)
            || !Number(text, 11, 2, out var hour) || !Number(text, 14, 2, out var minute) || !Number(text, 17, 2, out var second)
            || year == 0 || month is 0 or > 12 || day == 0 || day > DateTime.DaysInMonth(year, month) || hour > 23 || minute > 59 || second > 59)
        {
            return false;
        }

        var at = 19;
        var nanoseconds = 0;
        if (text[at] is '.' or ',')
        {
            var scale = 100_000_000;
            for (at++; at < text.Length && char.IsAsciiDigit(text[at]); at++, scale /= 10)
            {
                nanoseconds += (text[at] - '0') * scale;
            }

            if (at == 20)
            {
                return false;
            }
        }

        if (!Zone(text.AsSpan(at), out var offset))
        {
            return false;
        }

        var seconds = new DateTime(year, month, day, hour, minute, second, DateTimeKind.Utc).Subtract(DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerSecond - offset;
        value = CelValue.Timestamp(seconds, nanoseconds);
        return seconds is >= MinSeconds and <= MaxSeconds;
    }

    private static bool Zone(ReadOnlySpan<char> text, out int offset)
    {
        offset = 0;
        if (text is "Z" or "z")
        {
            return true;
        }

        if (text.Length != 6 || text[0] is not ('+' or '-') || text[3] != ':'
            || !int.TryParse(text[1..3], NumberStyles.None, CultureInfo.InvariantCulture, out var hours)
            || !int.TryParse(text[4..], NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) || hours > 23 || minutes > 59)
        {
            return false;
        }

        offset = (hours * 3600 + minutes * 60) * (text[0] == '-' ? -1 : 1);
        return true;
    }

    private static bool Number(string text, int at, int length, out int value) =>
        int.TryParse(text.AsSpan(at, length), NumberStyles.None, CultureInfo.InvariantCulture, out value);

    // How many code points: a lone surrogate counts as one.
    public static int CodePoints(string text)
    {
        var count = text.Length;
        for (var i = 0; i + 1 < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && char.IsLowSurrogate(text[i + 1]))
            {
                count--;
                i++;
            }
        }

        return count;
    }

    // Text as code points, where an index counts them.
    public static Rune[] Runes(string text) => [.. text.EnumerateRunes()];
}

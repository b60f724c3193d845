using System.Globalization;

namespace Dotnetes.Kubelet.Server.SystemLogs;

/// <summary>The <c>Range</c> header (RFC 9110, section 14).</summary>
internal static class ByteRanges
{
    /// <summary>Reads the header.</summary>
    /// <param name="header">Its text; empty when there is none.</param>
    /// <param name="size">How many bytes there are.</param>
    /// <returns>
    /// The ranges that begin within the content; none when the whole is asked for. Null when the text is malformed, or, with <c>IsBeyond</c>, when all ranges begin behind the end.
    /// </returns>
    public static (List<(long Start, long Length)>? Ranges, bool IsBeyond) Parse(string header, long size)
    {
        const string unit = "bytes=";
        if (header.Length == 0)
        {
            return ([], false);
        }

        if (!header.StartsWith(unit, StringComparison.Ordinal))
        {
            return (null, false);
        }

        var ranges = new List<(long Start, long Length)>();
        var isBeyond = false;
        foreach (var part in header[unit.Length..].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (One(part, size) is not { } range)
            {
                return (null, false);
            }

            if (range.Length < 0)
            {
                isBeyond = true;
            }
            else
            {
                ranges.Add(range);
            }
        }

        return isBeyond && ranges.Count == 0 ? (null, true) : (ranges, false);
    }

    // A negative length stands for a range that begins behind the end; null for none that can be read.
    private static (long Start, long Length)? One(string text, long size)
    {
        if (text.Split('-', 2, StringSplitOptions.TrimEntries) is not [var first, var last])
        {
            return null;
        }

        if (first.Length == 0)
        {
            // So many bytes from the end.
            return Number(last) is { } count ? (size - Math.Min(count, size), Math.Min(count, size)) : null;
        }

        if (Number(first) is not { } start)
        {
            return null;
        }

        if (start >= size)
        {
            return (0, -1);
        }

        var end = last.Length == 0 ? size - 1 : Number(last);
        return end < start || end is null ? null : (start, Math.Min(end.Value, size - 1) - start + 1);
    }

    private static long? Number(string text) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= 0 ? value : null;
}

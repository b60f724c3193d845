using System.Globalization;

namespace Dotnetes.ApiServer.Resources.Batch;

/// <summary>Lists of indexes such as <c>1,3-5</c>: rising, without gaps in what they mean.</summary>
internal static class JobIndexes
{
    /// <summary>What is wrong with a list, or null.</summary>
    /// <param name="text">The list.</param>
    /// <param name="completions">How many indexes there are.</param>
    /// <param name="total">How many the list names.</param>
    public static string? Check(string text, int completions, out int total)
    {
        total = 0;
        if (text.Length == 0)
        {
            return null;
        }

        int? last = null;
        foreach (var part in text.Split(','))
        {
            var ends = part.Split('-');
            if (ends.Length > 2)
            {
                return $"the fragment \"{part}\" violates the requirement that an index interval can have at most two parts separated by '-'";
            }

            if (!Number(ends[0], out var first))
            {
                return $"cannot convert string to integer for index: \"{ends[0]}\"";
            }

            if (first >= completions)
            {
                return $"too large index: \"{ends[0]}\"";
            }

            if (last is { } before && before >= first)
            {
                return string.Create(CultureInfo.InvariantCulture, $"non-increasing order, previous: {before}, current: {first}");
            }

            var end = first;
            if (ends.Length == 2)
            {
                if (!Number(ends[1], out end))
                {
                    return $"cannot convert string to integer for index: \"{ends[1]}\"";
                }

                if (end >= completions)
                {
                    return $"too large index: \"{ends[1]}\"";
                }

                if (first >= end)
                {
                    return string.Create(CultureInfo.InvariantCulture, $"non-increasing order, previous: {first}, current: {end}");
                }
            }

            total += end - first + 1;
            last = end;
        }

        return null;
    }

    private static bool Number(string text, out int number) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
}

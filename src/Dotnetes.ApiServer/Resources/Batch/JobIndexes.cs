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
            if (Interval(part, completions, out var first, out var end) is { } problem)
            {
                return problem;
            }

            if (last is { } before && before >= first)
            {
                return Falling(before, first);
            }

            total += end - first + 1;
            last = end;
        }

        return null;
    }

    /// <summary>The first index that two lists have in common, or null; intervals that cannot be read are passed over.</summary>
    /// <param name="one">A list.</param>
    /// <param name="other">Another list.</param>
    /// <param name="completions">How many indexes there are.</param>
    public static int? Overlap(string one, string other, int completions)
    {
        var (left, right) = (Intervals(one, completions), Intervals(other, completions));
        for (int i = 0, j = 0; i < left.Count && j < right.Count;)
        {
            if (left[i].First <= right[j].Last && right[j].First <= left[i].Last)
            {
                return Math.Max(left[i].First, right[j].First);
            }

            if (left[i].First <= right[j].First)
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return null;
    }

    private static List<(int First, int Last)> Intervals(string text, int completions)
    {
        var intervals = new List<(int First, int Last)>();
        foreach (var part in text.Split(','))
        {
            if (Interval(part, completions, out var first, out var last) is null)
            {
                intervals.Add((first, last));
            }
        }

        return intervals;
    }

    private static string? Interval(string part, int completions, out int first, out int last)
    {
        (first, last) = (0, 0);
        var ends = part.Split('-');
        if (ends.Length > 2)
        {
            return $"the fragment {GoText.Quote(part)} violates the requirement that an index interval can have at most two parts separated by '-'";
        }

        if (End(ends[0], completions, out first) is { } problem)
        {
            return problem;
        }

        last = first;
        return ends.Length == 1 ? null : End(ends[1], completions, out last) ?? (first >= last ? Falling(first, last) : null);
    }

    private static string? End(string text, int completions, out int index) =>
        !int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out index) ? $"cannot convert string to integer for index: {GoText.Quote(text)}"
        : index >= completions ? $"too large index: {GoText.Quote(text)}"
        : null;

    private static string Falling(int before, int current) => string.Create(CultureInfo.InvariantCulture, $"non-increasing order, previous: {before}, current: {current}");
}

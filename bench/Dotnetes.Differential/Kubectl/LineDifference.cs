using System.Text;

namespace Dotnetes.Differential.Kubectl;

/// <summary>The lines in which two texts differ, with a little of what is around.</summary>
internal static class LineDifference
{
    private const int Around = 2;

    /// <summary>Lines with <c>-</c> of the left text, with <c>+</c> of the right one, with a space of both; empty when they are equal.</summary>
    public static string Of(string left, string right)
    {
        if (left == right)
        {
            return "";
        }

        var marked = Mark(left.Split('\n'), right.Split('\n'));
        var text = new StringBuilder();
        for (var i = 0; i < marked.Count; i++)
        {
            if (Enumerable.Range(Math.Max(0, i - Around), Math.Min(marked.Count, i + Around + 1) - Math.Max(0, i - Around)).Any(n => marked[n][0] != ' '))
            {
                text.Append(marked[i]).Append('\n');
            }
        }

        return text.ToString();
    }

    // The longest common subsequence by its table; outputs have some thousand lines, and equal ends are left out of it.
    private static List<string> Mark(string[] left, string[] right)
    {
        var start = 0;
        while (start < left.Length && start < right.Length && left[start] == right[start])
        {
            start++;
        }

        var end = 0;
        while (end < left.Length - start && end < right.Length - start && left[^(end + 1)] == right[^(end + 1)])
        {
            end++;
        }

        var (l, r) = (left[start..^end], right[start..^end]);
        var common = new int[l.Length + 1, r.Length + 1];
        for (var i = l.Length - 1; i >= 0; i--)
        {
            for (var j = r.Length - 1; j >= 0; j--)
            {
                common[i, j] = l[i] == r[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        List<string> marked = [.. left[..start].Select(s => " " + s)];
        for (var (i, j) = (0, 0); i < l.Length || j < r.Length;)
        {
            marked.Add(
                i < l.Length && j < r.Length && l[i] == r[j] ? " " + l[i++ + (0 * j++)]
                : j == r.Length || (i < l.Length && common[i + 1, j] >= common[i, j + 1]) ? "-" + l[i++]
                : "+" + r[j++]);
        }

        marked.AddRange(left[(left.Length - end)..].Select(s => " " + s));
        return marked;
    }
}

using System.Globalization;
using System.Text;

namespace Dotnetes.ApiServer.Resources.Validation;

/// <summary>
/// The difference of two texts in unified form, without the header that names files, with three lines around each change. Lines are matched as Python's difflib does (longest common block
/// first, lines that stand often in long texts left out), because upstream's answers come from a port of it.
/// </summary>
internal static class UnifiedDifference
{
    private const int Around = 3;
    private const int Long = 200;

    /// <summary>The hunks, each line ended; empty when the texts are equal.</summary>
    public static string Of(string before, string after)
    {
        var (a, b) = (before.Split('\n'), after.Split('\n'));
        var text = new StringBuilder();
        foreach (var hunk in Hunks(Changes(Blocks(a, b))))
        {
            var (first, last) = (hunk[0], hunk[^1]);
            text.Append("@@ -").Append(Range(first.FromA, last.ToA)).Append(" +").Append(Range(first.FromB, last.ToB)).Append(" @@\n");
            foreach (var part in hunk)
            {
                Append(text, part.Equal ? ' ' : '-', a.AsSpan(part.FromA..part.ToA));
                if (!part.Equal)
                {
                    Append(text, '+', b.AsSpan(part.FromB..part.ToB));
                }
            }
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, char sign, ReadOnlySpan<string> lines)
    {
        foreach (var line in lines)
        {
            text.Append(sign).Append(line).Append('\n');
        }
    }

    private static string Range(int from, int to) => (to - from) switch
    {
        1 => (from + 1).ToString(CultureInfo.InvariantCulture),
        0 => string.Create(CultureInfo.InvariantCulture, $"{from},0"),
        var length => string.Create(CultureInfo.InvariantCulture, $"{from + 1},{length}"),
    };

    // Runs of equal lines and what lies between them, in order.
    private static List<Part> Changes(List<(int A, int B, int Length)> blocks)
    {
        var parts = new List<Part>();
        var (a, b) = (0, 0);
        foreach (var block in blocks)
        {
            if (a < block.A || b < block.B)
            {
                parts.Add(new(false, a, block.A, b, block.B));
            }

            (a, b) = (block.A + block.Length, block.B + block.Length);
            if (block.Length > 0)
            {
                parts.Add(new(true, block.A, a, block.B, b));
            }
        }

        return parts;
    }

    private static IEnumerable<List<Part>> Hunks(List<Part> parts)
    {
        if (parts.TrueForAll(p => p.Equal))
        {
            yield break;
        }

        var hunk = new List<Part>();
        for (var i = 0; i < parts.Count; i++)
        {
            var part = parts[i];
            var (isFirst, isLast) = (i == 0, i == parts.Count - 1);
            if (!part.Equal)
            {
                hunk.Add(part);
                continue;
            }

            if (isFirst || isLast || part.ToA - part.FromA > 2 * Around)
            {
                if (!isFirst)
                {
                    hunk.Add(part with { ToA = Math.Min(part.ToA, part.FromA + Around), ToB = Math.Min(part.ToB, part.FromB + Around) });
                    yield return hunk;
                    hunk = [];
                }

                if (!isLast)
                {
                    hunk.Add(part with { FromA = Math.Max(part.FromA, part.ToA - Around), FromB = Math.Max(part.FromB, part.ToB - Around) });
                }
            }
            else
            {
                hunk.Add(part);
            }
        }

        if (hunk.Exists(p => !p.Equal))
        {
            yield return hunk;
        }
    }

    private static List<(int A, int B, int Length)> Blocks(string[] a, string[] b)
    {
        var places = Places(b);
        var found = new List<(int A, int B, int Length)>();
        var open = new Stack<(int FromA, int ToA, int FromB, int ToB)>();
        open.Push((0, a.Length, 0, b.Length));
        while (open.TryPop(out var area))
        {
            var block = Longest(a, b, places, area);
            if (block.Length > 0)
            {
                found.Add(block);
                open.Push((area.FromA, block.A, area.FromB, block.B));
                open.Push((block.A + block.Length, area.ToA, block.B + block.Length, area.ToB));
            }
        }

        found.Sort();
        var joined = new List<(int A, int B, int Length)>();
        foreach (var block in found)
        {
            if (joined is [.., var last] && last.A + last.Length == block.A && last.B + last.Length == block.B)
            {
                joined[^1] = last with { Length = last.Length + block.Length };
            }
            else
            {
                joined.Add(block);
            }
        }

        joined.Add((a.Length, b.Length, 0));
        return joined;
    }

    // Where each line stands; lines that make up more than a hundredth of a long text do not start a block.
    private static Dictionary<string, List<int>> Places(string[] lines)
    {
        var places = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var i = 0; i < lines.Length; i++)
        {
            if (!places.TryGetValue(lines[i], out var list))
            {
                places[lines[i]] = list = [];
            }

            list.Add(i);
        }

        if (lines.Length >= Long)
        {
            foreach (var line in places.Where(p => p.Value.Count > (lines.Length / 100) + 1).Select(p => p.Key).ToList())
            {
                places.Remove(line);
            }
        }

        return places;
    }

    private static (int A, int B, int Length) Longest(string[] a, string[] b, Dictionary<string, List<int>> places, (int FromA, int ToA, int FromB, int ToB) area)
    {
        var (bestA, bestB, length) = (area.FromA, area.FromB, 0);
        var lengths = new Dictionary<int, int>();
        for (var i = area.FromA; i < area.ToA; i++)
        {
            var next = new Dictionary<int, int>();
            foreach (var j in places.GetValueOrDefault(a[i]) ?? [])
            {
                if (j < area.FromB)
                {
                    continue;
                }

                if (j >= area.ToB)
                {
                    break;
                }

                var run = next[j] = lengths.GetValueOrDefault(j - 1) + 1;
                if (run > length)
                {
                    (bestA, bestB, length) = (i - run + 1, j - run + 1, run);
                }
            }

            lengths = next;
        }

        while (bestA > area.FromA && bestB > area.FromB && a[bestA - 1] == b[bestB - 1])
        {
            (bestA, bestB, length) = (bestA - 1, bestB - 1, length + 1);
        }

        while (bestA + length < area.ToA && bestB + length < area.ToB && a[bestA + length] == b[bestB + length])
        {
            length++;
        }

        return (bestA, bestB, length);
    }

    private readonly record struct Part(bool Equal, int FromA, int ToA, int FromB, int ToB);
}

using System.Text;

namespace Dotnetes.Machinery.Yaml;

/// <summary>
/// The order in which upstream's library writes the keys of a mapping: numbers in keys count as numbers (<c>a2</c> before <c>a10</c>)
/// and letters come after everything else.
/// </summary>
internal static class YamlKeyOrder
{
    /// <summary>Sorts keys and what belongs to them; keeps the order of equal ones.</summary>
    public static void Sort<T>(List<(string Key, T Value)> entries)
    {
        // A merge sort of its own: the comparison is not transitive for every set of keys, which the framework's sort may refuse.
        var source = entries.ToArray();
        var target = new (string Key, T Value)[source.Length];
        for (var width = 1; width < source.Length; width *= 2)
        {
            for (var start = 0; start < source.Length; start += 2 * width)
            {
                Merge(source, target, start, Math.Min(start + width, source.Length), Math.Min(start + (2 * width), source.Length));
            }

            (source, target) = (target, source);
        }

        entries.Clear();
        entries.AddRange(source);
    }

    internal static int Compare(string left, string right)
    {
        var a = left.EnumerateRunes().ToArray();
        var b = right.EnumerateRunes().ToArray();
        for (var i = 0; i < a.Length && i < b.Length; i++)
        {
            if (a[i] == b[i])
            {
                continue;
            }

            var (aIsLetter, bIsLetter) = (Rune.IsLetter(a[i]), Rune.IsLetter(b[i]));
            if (aIsLetter != bIsLetter)
            {
                return bIsLetter ? -1 : 1;
            }

            return aIsLetter ? a[i].CompareTo(b[i]) : CompareNumbers(a, b, i);
        }

        return a.Length.CompareTo(b.Length);
    }

    /// <summary>Compares the numbers that begin where the keys first differ; a zero there belongs to a number that began earlier.</summary>
    private static int CompareNumbers(Rune[] a, Rune[] b, int at)
    {
        long aNumber = 0;
        long bNumber = 0;
        if (a[at].Value == '0' || b[at].Value == '0')
        {
            for (var j = at - 1; j >= 0 && Rune.IsDigit(a[j]); j--)
            {
                if (a[j].Value != '0')
                {
                    aNumber = bNumber = 1;
                    break;
                }
            }
        }

        var aEnd = ReadNumber(a, at, ref aNumber);
        var bEnd = ReadNumber(b, at, ref bNumber);
        return aNumber != bNumber ? aNumber.CompareTo(bNumber) : aEnd != bEnd ? aEnd.CompareTo(bEnd) : a[at].CompareTo(b[at]);
    }

    private static int ReadNumber(Rune[] text, int at, ref long value)
    {
        for (; at < text.Length && Rune.IsDigit(text[at]); at++)
        {
            value = unchecked((value * 10) + (text[at].Value - '0'));
        }

        return at;
    }

    private static void Merge<T>((string Key, T Value)[] source, (string Key, T Value)[] target, int start, int middle, int end)
    {
        var (left, right) = (start, middle);
        for (var i = start; i < end; i++)
        {
            var takeLeft = left < middle && (right >= end || Compare(source[left].Key, source[right].Key) <= 0);
            target[i] = takeLeft ? source[left++] : source[right++];
        }
    }
}

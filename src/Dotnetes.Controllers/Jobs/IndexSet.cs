using System.Globalization;
using System.Text;

namespace Dotnetes.Controllers.Jobs;

/// <summary>A set of completion indexes as ranges, which is how the status of jobs writes them: <c>1,3-5,7</c>.</summary>
internal sealed class IndexSet
{
    private readonly List<(int First, int Last)> _ranges;

    private IndexSet(List<(int First, int Last)> ranges) => _ranges = ranges;

    /// <summary>No index.</summary>
    public static IndexSet Empty { get; } = new([]);

    /// <summary>How many indexes are in the set.</summary>
    public int Count => _ranges.Sum(r => r.Last - r.First + 1);

    /// <summary>Reads a set. What is malformed, or not below the number of completions, is left out.</summary>
    public static IndexSet Parse(string? text, int completions)
    {
        var ranges = new List<(int First, int Last)>();
        foreach (var part in (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            var limits = part.Split('-');
            if (int.TryParse(limits[0], NumberStyles.None, CultureInfo.InvariantCulture, out var first)
                && int.TryParse(limits[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var last)
                && first <= last
                && first < completions)
            {
                ranges.Add((first, Math.Min(last, completions - 1)));
            }
        }

        return Merge(ranges);
    }

    /// <summary>The set with more indexes.</summary>
    public IndexSet With(IEnumerable<int> indexes) => Merge(_ranges.Concat(indexes.Select(i => (i, i))));

    /// <summary>The set with those of another one.</summary>
    public IndexSet With(IndexSet other) => Merge(_ranges.Concat(other._ranges));

    /// <summary>Whether an index is in the set.</summary>
    public bool Contains(int index)
    {
        var (low, high) = (0, _ranges.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_ranges[middle].Last < index)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low < _ranges.Count && _ranges[low].First <= index;
    }

    /// <summary>How many indexes two sets share.</summary>
    public int Overlap(IndexSet other) =>
        _ranges.Sum(r => other._ranges.Sum(o => Math.Max(0, Math.Min(r.Last, o.Last) - Math.Max(r.First, o.First) + 1)));

    /// <summary>The smallest indexes below a limit that are not in the set.</summary>
    public IEnumerable<int> Missing(int limit)
    {
        var candidate = 0;
        foreach (var (first, last) in _ranges)
        {
            for (; candidate < first && candidate < limit; candidate++)
            {
                yield return candidate;
            }

            candidate = Math.Max(candidate, last + 1);
        }

        for (; candidate < limit; candidate++)
        {
            yield return candidate;
        }
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var (first, last) in _ranges)
        {
            text.Append(text.Length > 0 ? "," : "").Append(CultureInfo.InvariantCulture, $"{first}");
            if (last > first)
            {
                text.Append(last == first + 1 ? ',' : '-').Append(CultureInfo.InvariantCulture, $"{last}");
            }
        }

        return text.ToString();
    }

    private static IndexSet Merge(IEnumerable<(int First, int Last)> ranges)
    {
        var merged = new List<(int First, int Last)>();
        foreach (var range in ranges.OrderBy(r => r.First))
        {
            if (merged.Count > 0 && range.First <= merged[^1].Last + 1)
            {
                merged[^1] = (merged[^1].First, Math.Max(merged[^1].Last, range.Last));
            }
            else
            {
                merged.Add(range);
            }
        }

        return new(merged);
    }
}

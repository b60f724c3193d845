namespace Dotnetes.Machinery.Metrics;

/// <summary>Counts observations by size, in buckets with given upper bounds. Safe for many threads.</summary>
public sealed class Histogram
{
    private readonly double[] _bounds;
    private readonly long[] _counts;
    private double _sum;

    internal Histogram(double[] bounds)
    {
        _bounds = bounds;
        _counts = new long[bounds.Length + 1];
    }

    /// <summary>How many observations there were.</summary>
    public long Count => _counts.Sum();

    /// <summary>The sum of what was observed.</summary>
    public double Sum => Volatile.Read(ref _sum);

    internal ReadOnlySpan<double> Bounds => _bounds;

    /// <summary>Takes an observation; it counts in the first bucket whose upper bound is not below it.</summary>
    public void Observe(double value)
    {
        var index = Array.BinarySearch(_bounds, value);
        Interlocked.Increment(ref _counts[index < 0 ? ~index : index]);
        AtomicDouble.Add(ref _sum, value);
    }

    /// <summary>Takes observations that were counted elsewhere.</summary>
    /// <param name="counts">How many stand in each bucket, that beyond the last bound included.</param>
    /// <param name="sum">Their sum.</param>
    public void Add(ReadOnlySpan<long> counts, double sum)
    {
        for (var i = 0; i < counts.Length; i++)
        {
            if (counts[i] != 0)
            {
                Interlocked.Add(ref _counts[i], counts[i]);
            }
        }

        AtomicDouble.Add(ref _sum, sum);
    }

    /// <summary>Takes observations of one bucket that were counted elsewhere.</summary>
    /// <param name="bucket">The bucket, from zero on.</param>
    /// <param name="count">How many there were.</param>
    /// <param name="sum">Their sum.</param>
    public void Add(int bucket, long count, double sum)
    {
        Interlocked.Add(ref _counts[bucket], count);
        AtomicDouble.Add(ref _sum, sum);
    }

    internal long CountAt(int index) => Volatile.Read(ref _counts[index]);
}

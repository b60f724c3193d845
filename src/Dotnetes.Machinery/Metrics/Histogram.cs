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

    internal long CountAt(int index) => Volatile.Read(ref _counts[index]);
}

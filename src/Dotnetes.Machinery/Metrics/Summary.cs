namespace Dotnetes.Machinery.Metrics;

/// <summary>Counts observations and adds them up, without quantiles. Safe for many threads.</summary>
public sealed class Summary
{
    private long _count;
    private double _sum;

    /// <summary>How many observations there were.</summary>
    public long Count => Volatile.Read(ref _count);

    /// <summary>The sum of what was observed.</summary>
    public double Sum => Volatile.Read(ref _sum);

    /// <summary>Takes an observation.</summary>
    public void Observe(double value)
    {
        Interlocked.Increment(ref _count);
        AtomicDouble.Add(ref _sum, value);
    }
}

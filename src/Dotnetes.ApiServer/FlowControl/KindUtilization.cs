using Dotnetes.Machinery.Metrics;

namespace Dotnetes.ApiServer.FlowControl;

/// <summary>
/// How many requests of a kind wait or run, of how many can, over time. Many threads count here without waiting for each other; when two do so at once, a few nanoseconds may be
/// put down to the wrong number.
/// </summary>
/// <param name="histogram">Takes the nanoseconds that each part of the limit lasted.</param>
/// <param name="bounds">Its bounds.</param>
/// <param name="time">The clock.</param>
internal sealed class KindUtilization(Histogram histogram, double[] bounds, TimeProvider time)
{
    private long _last = time.GetTimestamp();
    private long _limit = 1;
    private int _count;

    /// <summary>How many there are.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>How many there can be; more than zero.</summary>
    public long Limit
    {
        get => Volatile.Read(ref _limit);
        set => Volatile.Write(ref _limit, Math.Max(1, value));
    }

    /// <summary>Counts a change.</summary>
    /// <param name="change">How many came; negative for those that went.</param>
    /// <param name="now">The present timestamp.</param>
    public void Add(int change, long now) => Pass(Interlocked.Add(ref _count, change) - change, now);

    /// <summary>Reports up to now.</summary>
    public void Flush() => Pass(Count, time.GetTimestamp());

    private void Pass(int count, long now)
    {
        var elapsed = time.GetElapsedTime(Interlocked.Exchange(ref _last, now), now);
        if (elapsed <= TimeSpan.Zero)
        {
            return;
        }

        var part = count / (double)Limit;
        var index = Array.BinarySearch(bounds, part);
        var nanoseconds = elapsed.Ticks * TimeSpan.NanosecondsPerTick;
        histogram.Add(index < 0 ? ~index : index, nanoseconds, part * nanoseconds);
    }
}

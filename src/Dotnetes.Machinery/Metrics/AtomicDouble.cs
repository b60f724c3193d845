namespace Dotnetes.Machinery.Metrics;

/// <summary>Adding to a double from many threads.</summary>
internal static class AtomicDouble
{
    public static void Add(ref double target, double amount)
    {
        var seen = Volatile.Read(ref target);
        while (true)
        {
            var before = Interlocked.CompareExchange(ref target, seen + amount, seen);
            if (before.Equals(seen))
            {
                return;
            }

            seen = before;
        }
    }
}

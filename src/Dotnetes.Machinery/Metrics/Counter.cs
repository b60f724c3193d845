namespace Dotnetes.Machinery.Metrics;

/// <summary>A number that only grows. Safe for many threads.</summary>
public sealed class Counter
{
    private double _value;

    /// <summary>The number.</summary>
    public double Value => Volatile.Read(ref _value);

    /// <summary>Adds one.</summary>
    public void Increment() => Add(1);

    /// <summary>Adds an amount that is not negative.</summary>
    public void Add(double amount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(amount);
        AtomicDouble.Add(ref _value, amount);
    }
}

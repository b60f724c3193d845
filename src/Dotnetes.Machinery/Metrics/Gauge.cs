namespace Dotnetes.Machinery.Metrics;

/// <summary>A number that goes up and down. Safe for many threads.</summary>
public sealed class Gauge
{
    private double _value;

    /// <summary>The number.</summary>
    public double Value
    {
        get => Volatile.Read(ref _value);
        set => Volatile.Write(ref _value, value);
    }

    /// <summary>Adds an amount, which may be negative.</summary>
    public void Add(double amount) => AtomicDouble.Add(ref _value, amount);
}

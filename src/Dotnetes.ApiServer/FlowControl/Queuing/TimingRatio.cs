using Dotnetes.Machinery.Metrics;

namespace Dotnetes.ApiServer.FlowControl.Queuing;

/// <summary>
/// Counts for how many nanoseconds a number, as a part of its limit, stood in each bucket of a histogram. Not safe for several threads; what was gathered goes to the
/// histogram when it is asked for.
/// </summary>
internal sealed class TimingRatio(double[] bounds)
{
    private readonly long[] _weights = new long[bounds.Length + 1];
    private double _sum;
    private double _numerator;
    private double _denominator = 1;
    private int _bucket;

    /// <summary>The number.</summary>
    public double Numerator
    {
        get => _numerator;
        set
        {
            _numerator = value;
            Move(value / _denominator);
        }
    }

    /// <summary>The limit; more than zero.</summary>
    public double Denominator
    {
        get => _denominator;
        set
        {
            _denominator = value;
            Move(_numerator / value);
        }
    }

    /// <summary>Lets time pass with the number as it is.</summary>
    public void Pass(TimeSpan time)
    {
        var nanoseconds = time.Ticks * TimeSpan.NanosecondsPerTick;
        _weights[_bucket] += nanoseconds;
        _sum += nanoseconds * (_numerator / _denominator);
    }

    /// <summary>Moves what was gathered to a histogram of the same bounds.</summary>
    public void MoveTo(Histogram histogram)
    {
        histogram.Add(_weights, _sum);
        _weights.AsSpan().Clear();
        _sum = 0;
    }

    // Most changes are small.
    private void Move(double ratio)
    {
        while (_bucket < bounds.Length && ratio > bounds[_bucket])
        {
            _bucket++;
        }

        while (_bucket > 0 && ratio <= bounds[_bucket - 1])
        {
            _bucket--;
        }
    }
}

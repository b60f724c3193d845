namespace Dotnetes.Client.Queues;

/// <summary>Doubles the wait of a key with each try, between two bounds.</summary>
/// <typeparam name="TKey">The key type.</typeparam>
/// <param name="baseDelay">The wait after the first try; upstream's default is 5 ms.</param>
/// <param name="maxDelay">The longest wait; upstream's default is 1000 s.</param>
public sealed class ExponentialRateLimiter<TKey>(TimeSpan baseDelay, TimeSpan maxDelay) : IRateLimiter<TKey>
    where TKey : notnull
{
    private readonly Lock _gate = new();
    private readonly Dictionary<TKey, int> _failures = [];

    /// <summary>The limiter with upstream's bounds: 5 ms to 1000 s.</summary>
    public ExponentialRateLimiter()
        : this(TimeSpan.FromMilliseconds(5), TimeSpan.FromSeconds(1000))
    {
    }

    /// <inheritdoc/>
    public TimeSpan When(TKey key)
    {
        int before;
        lock (_gate)
        {
            before = _failures.GetValueOrDefault(key);
            _failures[key] = before + 1;
        }

        var ticks = baseDelay.Ticks * Math.Pow(2, before);
        return ticks >= maxDelay.Ticks ? maxDelay : TimeSpan.FromTicks((long)ticks);
    }

    /// <inheritdoc/>
    public void Forget(TKey key)
    {
        lock (_gate)
        {
            _failures.Remove(key);
        }
    }

    /// <inheritdoc/>
    public int Failures(TKey key)
    {
        lock (_gate)
        {
            return _failures.GetValueOrDefault(key);
        }
    }
}

namespace Dotnetes.Client.Queues;

/// <summary>
/// The usual limiter of controllers: the longer of an exponential wait per key and of a wait in a bucket shared by all keys, so that
/// neither one bad key nor a storm of failures floods the API server.
/// </summary>
/// <typeparam name="TKey">The key type.</typeparam>
/// <param name="perKey">The wait per key.</param>
/// <param name="overall">The bucket of all keys.</param>
public sealed class QueueRateLimiter<TKey>(IRateLimiter<TKey> perKey, TokenBucket overall) : IRateLimiter<TKey>
    where TKey : notnull
{
    /// <summary>The limiter with upstream's defaults: 5 ms to 1000 s per key; 10 per second overall with a burst of 100.</summary>
    public QueueRateLimiter(TimeProvider time)
        : this(new ExponentialRateLimiter<TKey>(), new(time, 10, 100))
    {
    }

    /// <inheritdoc/>
    public TimeSpan When(TKey key)
    {
        var own = perKey.When(key);
        var shared = overall.Reserve();
        return own > shared ? own : shared;
    }

    /// <inheritdoc/>
    public void Forget(TKey key) => perKey.Forget(key);

    /// <inheritdoc/>
    public int Failures(TKey key) => perKey.Failures(key);
}

namespace Dotnetes.Client.Queues;

/// <summary>Decides how long a key waits before it is tried again. Implementations are safe to call from any thread.</summary>
/// <typeparam name="TKey">The key type.</typeparam>
public interface IRateLimiter<TKey>
    where TKey : notnull
{
    /// <summary>Counts one more try of the key and tells how long it must wait.</summary>
    TimeSpan When(TKey key);

    /// <summary>Forgets what was counted for the key.</summary>
    void Forget(TKey key);

    /// <summary>How many tries were counted for the key.</summary>
    int Failures(TKey key);
}

namespace Dotnetes.Client.Queues;

/// <summary>
/// A queue of keys: a key is in it at most once, is handed to one worker at a time, and when added while being worked on comes again afterwards.
/// </summary>
/// <typeparam name="TKey">The key type.</typeparam>
public interface IWorkQueue<TKey>
    where TKey : notnull
{
    /// <summary>Keys waiting.</summary>
    int Count { get; }

    /// <summary>Adds a key.</summary>
    void Add(TKey key);

    /// <summary>Adds a key after a delay.</summary>
    void AddAfter(TKey key, TimeSpan delay);

    /// <summary>Adds a key after its back-off (exponential per key, and bounded overall).</summary>
    void AddRateLimited(TKey key);

    /// <summary>Forgets the failures of a key.</summary>
    void Forget(TKey key);

    /// <summary>How often the key was added rate limited since it was last forgotten.</summary>
    int Failures(TKey key);

    /// <summary>Waits for a key. Every key taken must be given to <see cref="Done"/>.</summary>
    ValueTask<TKey> Take(CancellationToken cancellationToken);

    /// <summary>Ends the work on a key.</summary>
    void Done(TKey key);
}

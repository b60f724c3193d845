namespace Dotnetes.Client.Informers;

/// <summary>A local copy of a collection, kept up by list and watch. Read it from anywhere; it never blocks.</summary>
/// <typeparam name="T">The kind.</typeparam>
public interface IInformer<T>
    where T : IKubeObject<T>
{
    /// <summary>Whether the first list arrived and was delivered to the handlers.</summary>
    bool HasSynced { get; }

    /// <summary>Completes when <see cref="HasSynced"/> becomes true.</summary>
    Task Synced { get; }

    /// <summary>The resource version that the copy has reached.</summary>
    string ResourceVersion { get; }

    /// <summary>The object of that name, or null.</summary>
    T? Get(string? ns, string name);

    /// <summary>All objects, or those of one namespace, ordered by namespace and name.</summary>
    IReadOnlyList<T> List(string? ns = null);

    /// <summary>The objects for which the index <paramref name="index"/> gave <paramref name="key"/>.</summary>
    IReadOnlyList<T> ByIndex(string index, string key);

    /// <summary>Adds an index; call before the informer starts.</summary>
    void AddIndex(string index, Func<T, IEnumerable<string>> keys);

    /// <summary>
    /// Adds a handler. It gets what is there already as additions, then every change in order: old is null for additions, new is null
    /// for deletions. Handlers run one after the other on the informer's loop and must be quick; an exception is logged and does not stop the loop.
    /// </summary>
    /// <returns>Removes the handler when disposed.</returns>
    IDisposable AddHandler(Action<T?, T?> onChange);
}

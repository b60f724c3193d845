namespace Dotnetes.Store;

/// <summary>
/// A running watch, read by one reader at a time; one may read while another waits. It delivers every change of its range from its start revision on exactly once and in order, and
/// never skips: when it cannot go on it ends and says why. Disposing it ends it.
/// </summary>
/// <example>
/// <code>
/// await using var watch = await store.Watch(request, cancellationToken);
/// while (await watch.WaitToRead(cancellationToken))
/// {
///     while (watch.TryRead(out var batch)) { ... }
/// }
/// // watch.End says why it ended
/// </code>
/// </example>
public interface IStoreWatch : IAsyncDisposable
{
    /// <summary>How the watch ended; null while batches can still be read.</summary>
    WatchEnd? End { get; }

    /// <summary>The store's revision when the watch was registered; everything after it that matches will be delivered.</summary>
    long CreatedRevision { get; }

    /// <summary>Takes the next batch if one is there.</summary>
    bool TryRead([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out WatchBatch? batch);

    /// <summary>Waits until <see cref="TryRead"/> has something (true) or the watch has ended and all was read (false).</summary>
    /// <exception cref="OperationCanceledException">The wait was cancelled; the watch goes on.</exception>
    ValueTask<bool> WaitToRead(CancellationToken cancellationToken = default);

    /// <summary>
    /// Asks for a progress batch: once everything up to a revision not below the store's present one was delivered, a batch without events
    /// says so. False when nothing was asked because the store cannot be trusted to tell (see docs/etcd.md).
    /// </summary>
    ValueTask<bool> RequestProgress(CancellationToken cancellationToken = default);
}

namespace Dotnetes.Store;

/// <summary>Why a watch ended.</summary>
public enum WatchEndReason
{
    /// <summary>The start revision was compacted: list again, and watch from the revision of that list.</summary>
    Compacted,

    /// <summary>
    /// The reader fell so far behind that the changes it had not read yet were dropped from the history: list again, read faster.
    /// </summary>
    SlowWatcher,

    /// <summary>The store was closed, or stopped because it could no longer write.</summary>
    StoreClosed,

    /// <summary>The watch was disposed, or the token given to <see cref="IStore.Watch"/> was cancelled.</summary>
    Cancelled,

    /// <summary>The store refused or broke the watch for the reason given in <see cref="WatchEnd.Message"/>.</summary>
    Failed,
}

namespace Dotnetes.Store;

/// <summary>Asks for the changes of a range of keys.</summary>
/// <param name="Range">The keys.</param>
public sealed record WatchRequest(KeyRange Range)
{
    /// <summary>
    /// The first revision whose changes are wanted. 0 or less: what comes after the watch began. It may lie in the future. When it is
    /// less than the compact revision the watch ends at once with <see cref="WatchEndReason.Compacted"/>.
    /// </summary>
    public long StartRevision { get; init; }

    /// <summary>Whether events carry <see cref="WatchEvent.Previous"/>.</summary>
    public bool PreviousValues { get; init; }

    /// <summary>Whether the store sends a progress batch now and then while there are no events.</summary>
    public bool ProgressNotify { get; init; }

    /// <summary>Watches the keys that start with <paramref name="prefix"/>.</summary>
    public static WatchRequest Prefix(StoreKey prefix, long startRevision = 0) =>
        new(KeyRange.Prefix(prefix)) { StartRevision = startRevision };
}

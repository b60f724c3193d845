namespace Dotnetes.Store;

/// <summary>How a watch ended.</summary>
/// <param name="Reason">The reason.</param>
/// <param name="CompactRevision">
/// With <see cref="WatchEndReason.Compacted"/> and <see cref="WatchEndReason.SlowWatcher"/> the first revision from which a new watch may start;
/// otherwise 0.
/// </param>
/// <param name="Message">The reason in words.</param>
public sealed record WatchEnd(WatchEndReason Reason, long CompactRevision, string Message);

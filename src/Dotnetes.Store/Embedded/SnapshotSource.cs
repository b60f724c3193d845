using Dotnetes.Store.Mvcc;

namespace Dotnetes.Store.Embedded;

/// <summary>What is written to a snapshot file.</summary>
/// <param name="Header">The header.</param>
/// <param name="Records">The records.</param>
/// <param name="Leases">The leases and their times to live in seconds.</param>
internal sealed record SnapshotSource(
    SnapshotHeader Header, KvTree Records, IReadOnlyCollection<KeyValuePair<long, long>> Leases)
{
    /// <summary>The newest records, for a backup that needs no log.</summary>
    public static SnapshotSource Backup(StoreState state, ulong storeId, DateTimeOffset now)
    {
        var compacted = state.Revision > 1 ? state.Revision : 0;
        return new(
            new(storeId, state.Revision, compacted, 0, state.Tree.Count, state.Leases.Count, now.ToUnixTimeMilliseconds()),
            state.Tree,
            state.Leases);
    }

    /// <summary>
    /// The oldest records that are kept; the log has what was done since. The leases are the newest, because the log has the changes of
    /// leases only from about that time on, and doing them again changes nothing.
    /// </summary>
    /// <param name="state">The state.</param>
    /// <param name="storeId">The store.</param>
    /// <param name="firstFrame">The first frame of the log that is needed beside the snapshot.</param>
    /// <param name="now">The time.</param>
    public static SnapshotSource Base(StoreState state, ulong storeId, ulong firstFrame, DateTimeOffset now) => new(
        new(
            storeId,
            state.BaseRevision,
            state.CompactRevision,
            firstFrame,
            state.BaseTree.Count,
            state.Leases.Count,
            now.ToUnixTimeMilliseconds()),
        state.BaseTree,
        state.Leases);
}

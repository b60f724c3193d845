using Dotnetes.Store.Mvcc;

namespace Dotnetes.Store.Embedded;

/// <summary>What was found in a store's directory.</summary>
/// <param name="Working">The state.</param>
/// <param name="Segments">The log's segments that are needed, the last with the length of its good part; none in an empty directory.</param>
/// <param name="NextFrame">The sequence number of the frame to write next.</param>
/// <param name="Obsolete">Files that are not needed any more.</param>
/// <param name="SnapshotBytes">The length of the snapshot, or 0.</param>
/// <param name="CutBytes">The bytes of a torn last frame that are to be cut off.</param>
internal sealed record RecoveredStore(
    WorkingState Working,
    List<Segment> Segments,
    ulong NextFrame,
    IReadOnlyList<string> Obsolete,
    long SnapshotBytes,
    long CutBytes);

using System.Collections.Immutable;

namespace Dotnetes.Store.Mvcc;

/// <summary>The store at one revision, with its history: immutable, so that readers hold it without locks.</summary>
internal sealed class StoreState
{
    private static long _edits;

    /// <summary>The records.</summary>
    public required KvTree Tree { get; init; }

    /// <summary>The revision.</summary>
    public required long Revision { get; init; }

    /// <summary>The first revision that can be read; 0 if none was compacted.</summary>
    public required long CompactRevision { get; init; }

    /// <summary>The changes; never empty.</summary>
    public required HistoryChunk[] Chunks { get; init; }

    /// <summary>The leases and their times to live in seconds.</summary>
    public required ImmutableSortedDictionary<long, long> Leases { get; init; }

    /// <summary>Bytes of live keys and values.</summary>
    public required long LiveBytes { get; init; }

    /// <summary>Bytes of keys and values in the history.</summary>
    public required long HistoryBytes { get; init; }

    /// <summary>The revision of <see cref="BaseTree"/>: the one before the first change that is kept.</summary>
    public long BaseRevision => Chunks[0].First - 1;

    /// <summary>The oldest state that is kept.</summary>
    public KvTree BaseTree => Chunks[0].Before;

    /// <summary>A number under which no tree node was made.</summary>
    public static long NewEdit() => Interlocked.Increment(ref _edits);

    /// <summary>The state of the records at a revision; 0 or less means the newest.</summary>
    /// <exception cref="StoreException">Compacted or future revision.</exception>
    public KvTree TreeAt(long revision, bool keep = true)
    {
        if (revision <= 0 || revision == Revision)
        {
            return Tree;
        }

        if (revision > Revision)
        {
            throw new StoreException(StoreError.FutureRevision);
        }

        // Revision 1 is the empty store, which no chunk begins after when nothing was compacted.
        if (revision < CompactRevision || revision < BaseRevision)
        {
            throw new StoreException(StoreError.Compacted);
        }

        return ChunkOf(Math.Max(revision, Chunks[0].First)).StateAt(revision, keep, NewEdit());
    }

    /// <summary>The changes of a revision that is in the history.</summary>
    public WatchBatch BatchAt(long revision) => ChunkOf(revision)[revision];

    private HistoryChunk ChunkOf(long revision) => Chunks[(revision - Chunks[0].First) / Chunks[0].Batches.Length];
}

namespace Dotnetes.Store.Mvcc;

/// <summary>
/// The changes of consecutive revisions and the state before the first of them. Slots are written once, before their revision is published
/// (a slot whose transaction was taken back before that is written again), so readers of published revisions need no lock.
/// </summary>
internal sealed class HistoryChunk(long first, int size, KvTree before)
{
    private Reconstruction? _last;

    /// <summary>The revision of the first slot.</summary>
    public long First { get; } = first;

    /// <summary>The changes by revision.</summary>
    public WatchBatch?[] Batches { get; } = new WatchBatch?[size];

    /// <summary>When each was made, in milliseconds since 1970 UTC.</summary>
    public long[] Times { get; } = new long[size];

    /// <summary>The state before <see cref="First"/>.</summary>
    public KvTree Before { get; } = before;

    /// <summary>The bytes of keys and values that the filled slots hold.</summary>
    public long Bytes { get; set; }

    /// <summary>The revision after the last slot.</summary>
    public long End => First + Batches.Length;

    public WatchBatch this[long revision] => Batches[revision - First]!;

    /// <summary>The state at a revision of this chunk, made from the state before it and the changes since.</summary>
    /// <param name="revision">From <see cref="First"/> - 1 to the last filled slot.</param>
    /// <param name="keep">Whether to remember the state for the next reader; only for published revisions.</param>
    /// <param name="edit">A number that no node has.</param>
    public KvTree StateAt(long revision, bool keep, long edit)
    {
        var tree = Before;
        var from = First;
        if (Volatile.Read(ref _last) is { } last && last.Revision <= revision)
        {
            if (last.Revision == revision)
            {
                return last.Tree;
            }

            tree = last.Tree;
            from = last.Revision + 1;
        }

        for (; from <= revision; from++)
        {
            foreach (var change in this[from].Events)
            {
                if (change.Type == WatchEventType.Delete)
                {
                    tree.Remove(change.Item.Key, edit);
                }
                else
                {
                    tree.Put(change.Item, edit);
                }
            }
        }

        if (keep)
        {
            Volatile.Write(ref _last, new(revision, tree));
        }

        return tree;
    }

    private sealed record Reconstruction(long Revision, KvTree Tree);
}

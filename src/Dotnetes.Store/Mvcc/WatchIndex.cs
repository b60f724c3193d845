namespace Dotnetes.Store.Mvcc;

/// <summary>
/// Finds the watches whose range holds a key: an interval tree over a sorted array, one entry for each distinct range. Immutable.
/// </summary>
internal sealed class WatchIndex
{
    private readonly Entry[] _entries;

    public WatchIndex(IEnumerable<StoreWatch> watches)
    {
        _entries = watches
            .GroupBy(static watch => watch.Range)
            .Select(static group => new Entry(group.Key, group.ToArray()))
            .OrderBy(static entry => entry.Range.From)
            .ToArray();
        SetEnds(0, _entries.Length);
    }

    /// <summary>Calls <paramref name="offer"/> for every watch that a batch concerns, once.</summary>
    public void Dispatch(WatchBatch batch, Action<StoreWatch, WatchBatch> offer)
    {
        foreach (var change in batch.Events)
        {
            Visit(0, _entries.Length, change.Item.Key, batch, offer);
        }
    }

    private void Visit(int low, int high, StoreKey key, WatchBatch batch, Action<StoreWatch, WatchBatch> offer)
    {
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            ref var entry = ref _entries[middle];
            if (entry.LastEnd is { } end && end <= key)
            {
                return;
            }

            Visit(low, middle, key, batch, offer);
            if (entry.Range.From > key)
            {
                return;
            }

            if (entry.LastOffered != batch.Revision && entry.Range.Contains(key))
            {
                entry.LastOffered = batch.Revision;
                foreach (var watch in entry.Watches)
                {
                    offer(watch, batch);
                }
            }

            low = middle + 1;
        }
    }

    /// <summary>Notes at the middle of every section the last end of its ranges.</summary>
    private StoreKey? SetEnds(int low, int high)
    {
        if (low >= high)
        {
            return default(StoreKey);
        }

        var middle = (low + high) >>> 1;
        var last = Later(_entries[middle].Range.To, Later(SetEnds(low, middle), SetEnds(middle + 1, high)));
        _entries[middle].LastEnd = last;
        return last;
    }

    private static StoreKey? Later(StoreKey? left, StoreKey? right) =>
        left is not { } a || right is not { } b ? (StoreKey?)null : a >= b ? a : b;

    private struct Entry(KeyRange range, StoreWatch[] watches)
    {
        public readonly KeyRange Range = range;
        public readonly StoreWatch[] Watches = watches;
        public StoreKey? LastEnd;
        public long LastOffered;
    }
}

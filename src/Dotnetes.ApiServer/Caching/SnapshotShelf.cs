namespace Dotnetes.ApiServer.Caching;

/// <summary>
/// The states that clients are paging through. They cost little, because trees share what did not change; after the time in which upstream's store
/// forgets old revisions they are given up, and a list that still goes on is read from the store or has expired.
/// </summary>
internal sealed class SnapshotShelf(TimeProvider time)
{
    private const int MaxKept = 64;

    private static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    private readonly Lock _gate = new();
    private readonly List<(CacheSnapshot Snapshot, long At)> _kept = [];

    /// <summary>Keeps a state for a while.</summary>
    public void Keep(CacheSnapshot snapshot)
    {
        var now = time.GetTimestamp();
        lock (_gate)
        {
            _kept.RemoveAll(k => k.Snapshot.Revision == snapshot.Revision || time.GetElapsedTime(k.At, now) > Life);
            if (_kept.Count == MaxKept)
            {
                _kept.RemoveAt(0);
            }

            _kept.Add((snapshot, now));
        }
    }

    /// <summary>The state at exactly that revision, or null.</summary>
    public CacheSnapshot? Find(long revision)
    {
        lock (_gate)
        {
            return _kept.Find(k => k.Snapshot.Revision == revision).Snapshot;
        }
    }
}

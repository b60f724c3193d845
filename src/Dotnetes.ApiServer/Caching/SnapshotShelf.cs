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
    private long _givenUp;

    /// <summary>Keeps a state for a while. That it is used does not make the while longer.</summary>
    public void Keep(CacheSnapshot snapshot)
    {
        lock (_gate)
        {
            var now = GiveUp();
            if (snapshot.Revision <= _givenUp || _kept.Exists(k => k.Snapshot.Revision == snapshot.Revision))
            {
                return;
            }

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
            GiveUp();
            return _kept.Find(k => k.Snapshot.Revision == revision).Snapshot;
        }
    }

    // What is older than a state that has had its time has had it, too, although it may be read from the store later.
    private long GiveUp()
    {
        var now = time.GetTimestamp();
        foreach (var (snapshot, at) in _kept)
        {
            if (time.GetElapsedTime(at, now) > Life)
            {
                _givenUp = Math.Max(_givenUp, snapshot.Revision);
            }
        }

        _kept.RemoveAll(k => k.Snapshot.Revision <= _givenUp);
        return now;
    }
}

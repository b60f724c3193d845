using Dotnetes.Client.Reconciling;

namespace Dotnetes.Controllers.Replication;

/// <summary>
/// What a controller asked for and has not seen in its cache yet. While something is outstanding it must not count again, or it would create too much
/// or delete too many. Expectations that nobody fulfils lapse after five minutes.
/// </summary>
public sealed class Expectations(TimeProvider time)
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromMinutes(5);
    private readonly Dictionary<ObjectKey, Entry> _entries = [];
    private readonly Lock _lock = new();

    /// <summary>Whether everything asked for was seen, or too long ago to matter.</summary>
    public bool AreSatisfied(ObjectKey key)
    {
        lock (_lock)
        {
            return !_entries.TryGetValue(key, out var entry) || (entry.Creations <= 0 && entry.Deletions.Count == 0) || time.GetUtcNow() - entry.Since > s_timeout;
        }
    }

    /// <summary>Expects creations.</summary>
    public void ExpectCreations(ObjectKey key, int count)
    {
        lock (_lock)
        {
            _entries[key] = new(count, [], time.GetUtcNow());
        }
    }

    /// <summary>Expects deletions of the objects with these uids.</summary>
    public void ExpectDeletions(ObjectKey key, IEnumerable<string> uids)
    {
        lock (_lock)
        {
            _entries[key] = new(0, [.. uids], time.GetUtcNow());
        }
    }

    /// <summary>Expects creations and deletions.</summary>
    public void Expect(ObjectKey key, int creations, IEnumerable<string> deletedUids)
    {
        lock (_lock)
        {
            _entries[key] = new(creations, [.. deletedUids], time.GetUtcNow());
        }
    }

    /// <summary>A creation was seen, or failed.</summary>
    public void CreationObserved(ObjectKey key)
    {
        lock (_lock)
        {
            if (_entries.TryGetValue(key, out var entry))
            {
                entry.Creations--;
            }
        }
    }

    /// <summary>A deletion was seen, or failed.</summary>
    public void DeletionObserved(ObjectKey key, string uid)
    {
        lock (_lock)
        {
            if (_entries.TryGetValue(key, out var entry))
            {
                entry.Deletions.Remove(uid);
            }
        }
    }

    /// <summary>Forgets a key whose object is gone.</summary>
    public void Forget(ObjectKey key)
    {
        lock (_lock)
        {
            _entries.Remove(key);
        }
    }

    private sealed class Entry(int creations, HashSet<string> deletions, DateTimeOffset since)
    {
        public int Creations { get; set; } = creations;

        public HashSet<string> Deletions { get; } = deletions;

        public DateTimeOffset Since { get; } = since;
    }
}

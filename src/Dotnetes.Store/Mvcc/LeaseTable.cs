namespace Dotnetes.Store.Mvcc;

/// <summary>The leases with their deadlines and keys. Not safe for concurrent use.</summary>
internal sealed class LeaseTable(TimeProvider time)
{
    private readonly Dictionary<long, Lease> _leases = [];
    private readonly PriorityQueue<Lease, long> _deadlines = new();

    /// <summary>Whether any lease or attachment changed since this was last set to false.</summary>
    public bool Touched { get; set; }

    public bool Contains(long id) => _leases.ContainsKey(id);

    public void Grant(long id, long seconds)
    {
        var lease = new Lease(id, seconds) { Deadline = DeadlineAfter(seconds) };
        if (_leases.TryGetValue(id, out var old))
        {
            old.Gone = true;
            lease.Keys.UnionWith(old.Keys);
        }

        _leases[id] = lease;
        _deadlines.Enqueue(lease, lease.Deadline);
        Touched = true;
    }

    public void Remove(long id)
    {
        if (_leases.Remove(id, out var lease))
        {
            lease.Gone = true;
            Touched = true;
        }
    }

    public long? KeepAlive(long id)
    {
        if (!_leases.TryGetValue(id, out var lease))
        {
            return null;
        }

        lease.Deadline = DeadlineAfter(lease.Seconds);
        return lease.Seconds;
    }

    public TimeSpan Remaining(long id)
    {
        if (!_leases.TryGetValue(id, out var lease))
        {
            return TimeSpan.Zero;
        }

        var left = TicksToSpan(lease.Deadline - time.GetTimestamp());
        return left < TimeSpan.Zero ? TimeSpan.Zero : left;
    }

    /// <summary>The keys of a lease, in order.</summary>
    public StoreKey[] KeysOf(long id)
    {
        if (!_leases.TryGetValue(id, out var lease))
        {
            return [];
        }

        var keys = lease.Keys.ToArray();
        Array.Sort(keys);
        return keys;
    }

    /// <summary>Moves a key from one lease to another; 0 is none.</summary>
    public void Move(StoreKey key, long from, long to)
    {
        if (from == to)
        {
            return;
        }

        Touched = true;
        if (from != 0 && _leases.TryGetValue(from, out var old))
        {
            old.Keys.Remove(key);
        }

        if (to != 0 && _leases.TryGetValue(to, out var lease))
        {
            lease.Keys.Add(key);
        }
    }

    /// <summary>A lease whose time has passed, or null. It must be removed, or kept alive, before the next call.</summary>
    public long? NextExpired()
    {
        var now = time.GetTimestamp();
        while (Peek() is { } lease)
        {
            return lease.Deadline <= now ? lease.Id : null;
        }

        return null;
    }

    /// <summary>The time until the next lease ends; null when there are no leases.</summary>
    public TimeSpan? UntilNext() => Peek() is { } lease ? TicksToSpan(lease.Deadline - time.GetTimestamp()) : null;

    /// <summary>
    /// Goes back to the given leases and to the attachments that the records have. Leases that are known keep their deadlines.
    /// </summary>
    public void Reset(IEnumerable<KeyValuePair<long, long>> leases, KvTree records)
    {
        var known = new Dictionary<long, Lease>(_leases);
        foreach (var lease in known.Values)
        {
            lease.Gone = true;
        }

        _leases.Clear();
        _deadlines.Clear();
        foreach (var (id, seconds) in leases)
        {
            var deadline = known.TryGetValue(id, out var before) ? before.Deadline : DeadlineAfter(seconds);
            var lease = new Lease(id, seconds) { Deadline = deadline };
            _leases.Add(id, lease);
            _deadlines.Enqueue(lease, deadline);
        }

        if (_leases.Count > 0)
        {
            foreach (var record in records.Read(KeyRange.All, 0, out _))
            {
                Move(record.Key, 0, record.Lease);
            }
        }

        Touched = false;
    }

    /// <summary>The lease with the earliest deadline, after putting entries right whose lease was removed or kept alive.</summary>
    private Lease? Peek()
    {
        while (_deadlines.TryPeek(out var lease, out var deadline))
        {
            if (!lease.Gone && lease.Deadline == deadline)
            {
                return lease;
            }

            _deadlines.Dequeue();
            if (!lease.Gone)
            {
                _deadlines.Enqueue(lease, lease.Deadline);
            }
        }

        return null;
    }

    private long DeadlineAfter(long seconds) => time.GetTimestamp() + (long)(seconds * (double)time.TimestampFrequency);

    private TimeSpan TicksToSpan(long ticks) => TimeSpan.FromSeconds(Math.Min(ticks / (double)time.TimestampFrequency, 9e11));

    private sealed class Lease(long id, long seconds)
    {
        public readonly long Id = id;
        public readonly long Seconds = seconds;
        public readonly HashSet<StoreKey> Keys = [];
        public long Deadline;
        public bool Gone;
    }
}

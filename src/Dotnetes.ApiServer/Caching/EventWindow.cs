namespace Dotnetes.ApiServer.Caching;

/// <summary>
/// The changes of a resource that watches can still start from. It grows while its oldest change is younger than the time that clients
/// may need to come back, up to a limit, and shrinks again when three quarters of its changes are older than that.
/// </summary>
internal sealed class EventWindow(TimeProvider time)
{
    private const int MinCapacity = 128;
    private const int MaxCapacity = 65_536;

    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(75);

    private (CacheEvent Event, long At)[] _ring = new (CacheEvent, long)[MinCapacity];
    private int _start;
    private int _count;

    /// <summary>The revision up to which changes were forgotten: a watch must start at this one or later.</summary>
    public long ForgottenRevision { get; private set; }

    /// <summary>How many changes are kept.</summary>
    public int Count => _count;

    /// <summary>Forgets everything and begins after a revision.</summary>
    public void Reset(long revision)
    {
        Array.Clear(_ring);
        _start = 0;
        _count = 0;
        ForgottenRevision = revision;
    }

    /// <summary>Adds the newest change.</summary>
    public void Add(CacheEvent change)
    {
        var now = time.GetTimestamp();
        if (_count == _ring.Length)
        {
            if (_ring.Length < MaxCapacity && IsFresh(0, now))
            {
                Resize(_ring.Length * 2);
            }
            else if (_ring.Length > MinCapacity && !IsFresh(_count * 3 / 4, now))
            {
                Forget((_count / 2) + 1);
                Resize(_ring.Length / 2);
            }
            else
            {
                Forget(1);
            }
        }

        _ring[(_start + _count) % _ring.Length] = (change, now);
        _count++;
    }

    /// <summary>Puts older changes in front of the others, as many of the newest as there is room for.</summary>
    /// <param name="events">The changes, in order, all older than what is there.</param>
    /// <param name="forgotten">The revision after which the changes are complete.</param>
    public void Prepend(IReadOnlyList<CacheEvent> events, long forgotten)
    {
        var taken = Math.Min(events.Count, MaxCapacity - _count);
        ForgottenRevision = taken == events.Count ? forgotten : events[events.Count - taken - 1].Revision;
        var capacity = _ring.Length;
        while (capacity < taken + _count)
        {
            capacity *= 2;
        }

        var now = time.GetTimestamp();
        var ring = new (CacheEvent, long)[capacity];
        for (var i = 0; i < taken; i++)
        {
            ring[i] = (events[events.Count - taken + i], now);
        }

        for (var i = 0; i < _count; i++)
        {
            ring[taken + i] = _ring[(_start + i) % _ring.Length];
        }

        _ring = ring;
        _start = 0;
        _count += taken;
    }

    /// <summary>The changes after a revision, in order. The caller has checked <see cref="ForgottenRevision"/>.</summary>
    public IEnumerable<CacheEvent> After(long revision)
    {
        var low = 0;
        var high = _count - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = At(middle).Revision <= revision ? (middle + 1, high) : (low, middle - 1);
        }

        for (var i = low; i < _count; i++)
        {
            yield return At(i);
        }
    }

    private CacheEvent At(int index) => _ring[(_start + index) % _ring.Length].Event;

    private bool IsFresh(int index, long now) => time.GetElapsedTime(_ring[(_start + index) % _ring.Length].At, now) < Freshness;

    private void Forget(int oldest)
    {
        ForgottenRevision = At(oldest - 1).Revision;
        for (var i = 0; i < oldest; i++)
        {
            _ring[(_start + i) % _ring.Length] = default;
        }

        _start = (_start + oldest) % _ring.Length;
        _count -= oldest;
    }

    private void Resize(int capacity)
    {
        var ring = new (CacheEvent, long)[capacity];
        for (var i = 0; i < _count; i++)
        {
            ring[i] = _ring[(_start + i) % _ring.Length];
        }

        _ring = ring;
        _start = 0;
    }
}

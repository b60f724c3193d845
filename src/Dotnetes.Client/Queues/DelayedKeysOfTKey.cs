namespace Dotnetes.Client.Queues;

/// <summary>Keys that wait for their time, behind a single timer. A key that is added again keeps the earlier of its times.</summary>
internal sealed class DelayedKeys<TKey> : IDisposable
    where TKey : notnull
{
    // A timer that is asked for less may fire before the clock has reached the time, and would spin.
    private static readonly TimeSpan s_shortest = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan s_longest = TimeSpan.FromDays(30);

    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly Action<TKey> _due;
    private readonly long _origin;
    private readonly PriorityQueue<TKey, (TimeSpan At, long Order)> _heap = new();
    private readonly Dictionary<TKey, TimeSpan> _times = [];
    private readonly ITimer _timer;
    private TimeSpan _armedFor = TimeSpan.MaxValue;
    private long _order;
    private bool _disposed;

    public DelayedKeys(TimeProvider time, Action<TKey> due)
    {
        _time = time;
        _due = due;
        _origin = time.GetTimestamp();
        _timer = time.CreateTimer(static state => ((DelayedKeys<TKey>)state!).Fire(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    private TimeSpan Now => _time.GetElapsedTime(_origin);

    public void Add(TKey key, TimeSpan delay)
    {
        lock (_gate)
        {
            if (_disposed)
            {
                return;
            }

            var now = Now;
            var at = delay < TimeSpan.MaxValue - now ? now + delay : TimeSpan.MaxValue;
            if (_times.TryGetValue(key, out var before) && before <= at)
            {
                return;
            }

            // The later entry of the key stays in the heap and is ignored when it comes up.
            _times[key] = at;
            _heap.Enqueue(key, (at, _order++));
            Arm(now);
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            _heap.Clear();
            _times.Clear();
        }

        _timer.Dispose();
    }

    private void Fire()
    {
        List<TKey> due = [];
        lock (_gate)
        {
            if (_disposed)
            {
                return;
            }

            _armedFor = TimeSpan.MaxValue;
            var now = Now;
            while (_heap.TryPeek(out var key, out var priority) && priority.At <= now)
            {
                _heap.Dequeue();
                if (_times.TryGetValue(key, out var at) && at == priority.At)
                {
                    _times.Remove(key);
                    due.Add(key);
                }
            }

            Arm(now);
        }

        foreach (var key in due)
        {
            _due(key);
        }
    }

    private void Arm(TimeSpan now)
    {
        if (!_heap.TryPeek(out _, out var first) || first.At >= _armedFor)
        {
            return;
        }

        _armedFor = first.At;
        var wait = first.At - now;
        _timer.Change(wait < s_shortest ? s_shortest : wait > s_longest ? s_longest : wait, Timeout.InfiniteTimeSpan);
    }
}

namespace Dotnetes.Client.Tests.Simulation;

/// <summary>A clock that stands still until it is told to go to its next timer.</summary>
internal sealed class VirtualTime : TimeProvider
{
    private static readonly DateTimeOffset s_start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly Lock _gate = new();
    private readonly SortedSet<VirtualTimer> _timers = new(Comparer<VirtualTimer>.Create((a, b) => a.Due != b.Due ? a.Due.CompareTo(b.Due) : a.Order.CompareTo(b.Order)));
    private TimeSpan _now;
    private long _order = 1;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public TimeSpan Elapsed => _now;

    public override DateTimeOffset GetUtcNow() => s_start + _now;

    public override long GetTimestamp() => _now.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new VirtualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Goes to the next timer that is due until then and fires it; goes there when there is none.</summary>
    /// <returns>Whether a timer fired.</returns>
    public bool Step(TimeSpan until)
    {
        VirtualTimer? next;
        lock (_gate)
        {
            next = _timers.Min is { } first && first.Due <= until ? first : null;
            if (next is null)
            {
                _now = until > _now && until != TimeSpan.MaxValue ? until : _now;
                return false;
            }

            _now = next.Due > _now ? next.Due : _now;
            next.Rearm();
        }

        next.Fire();
        return true;
    }

    private sealed class VirtualTimer(VirtualTime time, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan _period = Timeout.InfiniteTimeSpan;

        public TimeSpan Due { get; private set; }

        public long Order { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time._gate)
            {
                time._timers.Remove(this);
                _period = period;
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    Arm(dueTime);
                }
            }

            return true;
        }

        public void Rearm()
        {
            time._timers.Remove(this);
            if (_period > TimeSpan.Zero)
            {
                Arm(_period);
            }
        }

        public void Fire() => callback(state);

        public void Dispose()
        {
            lock (time._gate)
            {
                time._timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void Arm(TimeSpan dueTime)
        {
            Due = time._now + dueTime;
            Order = time._order++;
            time._timers.Add(this);
        }
    }
}

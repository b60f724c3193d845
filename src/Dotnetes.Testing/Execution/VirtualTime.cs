namespace Dotnetes.Testing.Execution;

/// <summary>A clock that stands still until it is told to go to its next timer.</summary>
public sealed class VirtualTime : TimeProvider
{
    private static readonly DateTimeOffset s_start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly Lock _gate = new();
    private readonly SortedSet<VirtualTimer> _timers = new(Comparer<VirtualTimer>.Create((a, b) => a.Due != b.Due ? a.Due.CompareTo(b.Due) : a.Order.CompareTo(b.Order)));
    private TimeSpan _now;
    private long _order = 1;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>The time since the start.</summary>
    public TimeSpan Elapsed => _now;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => s_start + _now;

    /// <inheritdoc/>
    public override long GetTimestamp() => _now.Ticks;

    /// <inheritdoc/>
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

    /// <summary>When the next timer is due, as time since the start; null when there is none.</summary>
    public TimeSpan? NextDue
    {
        get
        {
            lock (_gate)
            {
                return _timers.Min?.Due;
            }
        }
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

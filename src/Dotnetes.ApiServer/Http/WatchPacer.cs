using Dotnetes.Machinery.Waiting;

namespace Dotnetes.ApiServer.Http;

/// <summary>
/// Lets busy watches rest for a moment, all together, so that the events of that moment leave in one frame, one TLS record and one system call each. A watch that is told
/// something now and then is never held up (<see cref="WatchPace"/>).
/// </summary>
/// <remarks>The moment is as long as it takes to keep the flushes of all resting watches below a rate, within bounds that nobody notices beside the network.</remarks>
internal sealed class WatchPacer : IDisposable
{
    // At some 40 us each, what these take is a small part of one core.
    private const int FlushesPerSecond = 4_000;
    private static readonly TimeSpan s_shortest = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan s_longest = TimeSpan.FromMilliseconds(50);

    private readonly Lock _lock = new();
    private readonly ITimer _timer;
    private List<WakeSignal> _resting = [];
    private int _last;
    private bool _isEnding;

    public WatchPacer(TimeProvider time)
    {
        _timer = time.CreateTimer(static pacer => ((WatchPacer)pacer!).Wake(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Waits until the moment is over.</summary>
    /// <param name="signal">The caller's own; it waits for nothing else.</param>
    public ValueTask Rest(WakeSignal signal)
    {
        lock (_lock)
        {
            if (_isEnding)
            {
                return default;
            }

            _resting.Add(signal);
            if (_resting.Count == 1)
            {
                _timer.Change(Moment(_last), Timeout.InfiniteTimeSpan);
            }
        }

        return signal.Wait();
    }

    /// <summary>Wakes everyone; nobody rests any more.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _isEnding = true;
        }

        Wake();
        _timer.Dispose();
    }

    private static TimeSpan Moment(int watches) =>
        TimeSpan.FromTicks(Math.Clamp(watches * TimeSpan.TicksPerSecond / FlushesPerSecond, s_shortest.Ticks, s_longest.Ticks));

    private void Wake()
    {
        List<WakeSignal> woken;
        lock (_lock)
        {
            woken = _resting;
            _last = woken.Count;
            _resting = new(_last);
        }

        foreach (var signal in woken)
        {
            signal.Set();
        }
    }
}

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
    private readonly ITimer _late;
    private List<(WakeSignal Signal, ConnectionOutput? Output)> _resting = [];
    private List<(WakeSignal Signal, ConnectionOutput? Output)> _woken = [];
    private bool _isEnding;

    public WatchPacer(TimeProvider time)
    {
        _timer = time.CreateTimer(static pacer => ((WatchPacer)pacer!).Wake(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _late = time.CreateTimer(static pacer => ((WatchPacer)pacer!).ReleaseAll(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Waits until the moment is over.</summary>
    /// <param name="signal">The caller's own; it waits for nothing else.</param>
    /// <param name="output">Where the caller writes then. It is held until the caller releases it, which must be after its next flush at the latest, so that what others
    /// write there at the same time leaves together.</param>
    public ValueTask Rest(WakeSignal signal, ConnectionOutput? output)
    {
        lock (_lock)
        {
            if (_isEnding)
            {
                return default;
            }

            _resting.Add((signal, output));
            if (_resting.Count == 1)
            {
                _timer.Change(Moment(_woken.Count), Timeout.InfiniteTimeSpan);
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
        ReleaseAll();
        _timer.Dispose();
        _late.Dispose();
    }

    private static TimeSpan Moment(int watches) =>
        TimeSpan.FromTicks(Math.Clamp(watches * TimeSpan.TicksPerSecond / FlushesPerSecond, s_shortest.Ticks, s_longest.Ticks));

    private void Wake()
    {
        List<(WakeSignal Signal, ConnectionOutput? Output)> woken;
        lock (_lock)
        {
            woken = _resting;
            _woken = woken;
            _resting = new(woken.Count);
        }

        foreach (var (_, output) in woken)
        {
            output?.Hold();
        }

        // One whose client takes nothing more, or that has nothing to say, does not hold up the others for longer than this.
        _late.Change(s_shortest, Timeout.InfiniteTimeSpan);
        foreach (var (signal, _) in woken)
        {
            signal.Set();
        }
    }

    private void ReleaseAll()
    {
        List<(WakeSignal Signal, ConnectionOutput? Output)> woken;
        lock (_lock)
        {
            woken = _woken;
        }

        foreach (var (_, output) in woken)
        {
            output?.ReleaseAll();
        }
    }
}

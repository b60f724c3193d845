namespace Dotnetes.Kubelet;

/// <summary>Wakes one waiting loop: at once, or at a time. Waking a loop that does not wait makes its next wait return at once.</summary>
internal sealed class Wakeup : IDisposable
{
    private readonly Lock _lock = new();
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private TaskCompletionSource _signal = NewSignal();
    private DateTimeOffset _due = DateTimeOffset.MaxValue;

    public Wakeup(TimeProvider time)
    {
        _time = time;
        _timer = time.CreateTimer(static state => ((Wakeup)state!).Set(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Wakes the loop now.</summary>
    public void Set()
    {
        lock (_lock)
        {
            _signal.TrySetResult();
        }
    }

    /// <summary>Wakes the loop after a delay, unless something wakes it earlier.</summary>
    public void SetAfter(TimeSpan delay)
    {
        lock (_lock)
        {
            var due = _time.GetUtcNow() + delay;
            if (due < _due)
            {
                _due = due;
                _timer.Change(delay < TimeSpan.Zero ? TimeSpan.Zero : delay, Timeout.InfiniteTimeSpan);
            }
        }
    }

    /// <summary>Waits until woken; afterwards the signal and the timer are cleared.</summary>
    public async ValueTask Wait(CancellationToken cancellationToken)
    {
        Task signal;
        lock (_lock)
        {
            signal = _signal.Task;
        }

        await signal.WaitAsync(cancellationToken);
        lock (_lock)
        {
            _signal = NewSignal();
            _due = DateTimeOffset.MaxValue;
            _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose() => _timer.Dispose();

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

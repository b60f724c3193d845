using System.Collections.Concurrent;

namespace Dotnetes.Testing.Execution;

/// <summary>
/// Runs asynchronous code on one thread in virtual time: whenever nothing is left to do, the clock goes to its next timer. The same code
/// takes the same steps every time, however loaded the machine is.
/// </summary>
public sealed class VirtualLoop : SynchronizationContext
{
    private readonly int _thread = Environment.CurrentManagedThreadId;
    private readonly ConcurrentQueue<(SendOrPostCallback Callback, object? State)> _work = [];
    private volatile string? _stray;

    private VirtualLoop()
    {
    }

    /// <summary>The loop's clock.</summary>
    public VirtualTime Time { get; } = new();

    /// <summary>Runs something on the calling thread, to its end.</summary>
    /// <exception cref="InvalidOperationException">Everything waits and no timer will change that, or something came from another thread.</exception>
    public static void Run(Func<VirtualLoop, Task> test)
    {
        var loop = new VirtualLoop();
        var before = Current;
        SetSynchronizationContext(loop);
        try
        {
            var main = test(loop);
            loop.Drain();
            while (!main.IsCompleted)
            {
                if (!loop.Time.Step(TimeSpan.MaxValue))
                {
                    throw new InvalidOperationException($"everything waits, and there is no timer {loop._stray}");
                }

                loop.Drain();
            }

            main.GetAwaiter().GetResult();
            if (loop._stray is not null)
            {
                throw new InvalidOperationException($"something came from another thread: {loop._stray}");
            }
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }

    /// <summary>Lets virtual time pass; timers fire, and everything else runs meanwhile.</summary>
    public Task Pass(TimeSpan time) => Task.Delay(time, Time);

    /// <summary>Lets everything run that can without time passing.</summary>
    public async Task Settle()
    {
        for (var i = 0; i < 50; i++)
        {
            await Task.Yield();
        }
    }

    /// <inheritdoc/>
    public override void Post(SendOrPostCallback d, object? state)
    {
        if (Environment.CurrentManagedThreadId != _thread)
        {
            _stray ??= Environment.StackTrace;
        }

        _work.Enqueue((d, state));
    }

    /// <inheritdoc/>
    public override void Send(SendOrPostCallback d, object? state) => d(state);

    /// <inheritdoc/>
    public override SynchronizationContext CreateCopy() => this;

    private void Drain()
    {
        while (_work.TryDequeue(out var work))
        {
            work.Callback(work.State);
        }
    }
}

using System.Collections.Concurrent;

namespace Dotnetes.Testing.Execution;

/// <summary>
/// Runs asynchronous code one step after the other on threads of the pool, with a clock of its own that goes on only when it is told to. For
/// tests that are not written for a <see cref="VirtualLoop"/>: they await from their own thread what goes on in the loop.
/// </summary>
public sealed class SerialLoop : SynchronizationContext
{
    private readonly ConcurrentQueue<(SendOrPostCallback Callback, object? State)> _work = [];
    private readonly ConcurrentQueue<TaskCompletionSource> _idle = [];
    private int _pending;

    /// <summary>The loop's clock.</summary>
    public VirtualTime Time { get; } = new();

    /// <summary>Runs something in the loop.</summary>
    /// <returns>Completes when it does.</returns>
    public Task Run(Func<Task> work)
    {
        var done = new TaskCompletionSource<Task>(TaskCreationOptions.RunContinuationsAsynchronously);
        Post(
            _ =>
            {
                try
                {
                    done.SetResult(work());
                }
                catch (Exception e)
                {
                    done.SetException(e);
                }
            },
            null);
        return done.Task.Unwrap();
    }

    /// <summary>Lets virtual time pass: every timer that is due until then fires, each after everything that came before it has been done.</summary>
    public async Task Advance(TimeSpan time)
    {
        var until = Time.Elapsed + time;
        while (await Step(until))
        {
        }
    }

    /// <summary>Waits until nothing is left to do, then fires the next timer that is due until a time, or goes to that time.</summary>
    /// <returns>Whether a timer fired.</returns>
    public async Task<bool> Step(TimeSpan until)
    {
        await Idle();
        var fired = false;
        await Run(() =>
        {
            fired = Time.Step(until);
            return Task.CompletedTask;
        });
        await Idle();
        return fired;
    }

    /// <inheritdoc/>
    public override void Post(SendOrPostCallback d, object? state)
    {
        _work.Enqueue((d, state));
        if (Interlocked.Increment(ref _pending) == 1)
        {
            Schedule();
        }
    }

    /// <inheritdoc/>
    public override void Send(SendOrPostCallback d, object? state) => throw new NotSupportedException("the loop is not waited for");

    /// <inheritdoc/>
    public override SynchronizationContext CreateCopy() => this;

    /// <summary>Completes when everything that is known to be left to do has been done.</summary>
    public Task Idle()
    {
        var idle = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _idle.Enqueue(idle);
        Post(static _ => { }, null);
        return idle.Task;
    }

#pragma warning disable RS0030 // I/O edge: the loop has no thread of its own.
    private void Schedule() => ThreadPool.UnsafeQueueUserWorkItem(static loop => loop.Drain(), this, preferLocal: false);
#pragma warning restore RS0030

    private void Drain()
    {
        var before = Current;
        SetSynchronizationContext(this);
        try
        {
            do
            {
                if (_work.TryDequeue(out var work))
                {
                    work.Callback(work.State);
                }

                if (Volatile.Read(ref _pending) == 1)
                {
                    while (_idle.TryDequeue(out var idle))
                    {
                        idle.SetResult();
                    }
                }
            }
            while (Interlocked.Decrement(ref _pending) > 0);
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }
}

namespace Dotnetes.Machinery.Waiting;

/// <summary>
/// Waits for a task, a cancellation or a time and stays on the caller's scheduler. <c>Task.WaitAsync</c>, <c>Task.WhenAny</c> and <c>Task.WhenAll</c>
/// go through the thread pool when a task among them was made to run its continuations asynchronously, and that ends virtual time.
/// </summary>
public static class CancellableWait
{
    /// <summary>Waits for the task.</summary>
    /// <param name="task">What to wait for; its exception becomes that of the wait.</param>
    /// <param name="cancellationToken">Ends the wait, not the task.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled first.</exception>
    public static async Task For(Task task, CancellationToken cancellationToken)
    {
        if (task.IsCompleted)
        {
            await task;
            return;
        }

        var either = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = cancellationToken.UnsafeRegister((_, token) => either.TrySetCanceled(token), null);
        _ = Forward(task, either);
        await either.Task;
    }

    /// <summary>Waits for the task and its result.</summary>
    /// <param name="task">What to wait for; its exception becomes that of the wait.</param>
    /// <param name="cancellationToken">Ends the wait, not the task.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled first.</exception>
    public static async Task<T> For<T>(Task<T> task, CancellationToken cancellationToken)
    {
        await For((Task)task, cancellationToken);
        return await task;
    }

    /// <summary>Waits for the task, but no longer than a time.</summary>
    /// <param name="task">What to wait for; its exception becomes that of the wait.</param>
    /// <param name="timeout">How long; <see cref="Timeout.InfiniteTimeSpan"/> for no bound.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Ends the wait, not the task.</param>
    /// <returns>Whether the task ended in time.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled first.</exception>
    public static async Task<bool> For(Task task, TimeSpan timeout, TimeProvider time, CancellationToken cancellationToken)
    {
        if (timeout == Timeout.InfiniteTimeSpan)
        {
            await For(task, cancellationToken);
            return true;
        }

        using var ended = new CancellationTokenSource(timeout, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, ended.Token);
        try
        {
            await For(task, linked.Token);
            return true;
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            if (!task.IsCompleted)
            {
                return false;
            }

            // It ended just when the time was up.
            await task;
            return true;
        }
    }

    private static async Task Forward(Task task, TaskCompletionSource either)
    {
        try
        {
            await task;
            either.TrySetResult();
        }
        catch (Exception e)
        {
            either.TrySetException(e);
        }
    }
}

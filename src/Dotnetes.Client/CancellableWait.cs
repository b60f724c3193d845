namespace Dotnetes.Client;

/// <summary>
/// Waits for a task or a cancellation and stays on the caller's scheduler. <c>Task.WaitAsync</c>, <c>Task.WhenAny</c> and <c>Task.WhenAll</c>
/// go through the thread pool when a task among them was made to run its continuations asynchronously.
/// </summary>
internal static class CancellableWait
{
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

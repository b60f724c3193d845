namespace Dotnetes.Controllers.Replication;

/// <summary>
/// Does the same many times in batches that double while all goes well, so that what fails for a common reason (a quota that is used up) fails once and not five hundred times.
/// </summary>
public static class SlowStart
{
    /// <summary>Runs an action for the numbers from 0 on.</summary>
    /// <param name="count">How often.</param>
    /// <param name="action">The action; what it throws ends everything after its batch.</param>
    /// <returns>How many were tried, and the first failure.</returns>
    public static async ValueTask<(int Tried, Exception? Failure)> Run(int count, Func<int, Task> action)
    {
        var tried = 0;
        for (var batch = Math.Min(1, count); batch > 0; batch = Math.Min(batch * 2, count - tried))
        {
            var first = tried;
            var failures = await Task.WhenAll(Enumerable.Range(first, batch).Select(i => Try(action, i)));
            tried += batch;
            if (Array.Find(failures, f => f is not null) is { } failure)
            {
                return (tried, failure);
            }
        }

        return (tried, null);
    }

    private static async Task<Exception?> Try(Func<int, Task> action, int number)
    {
        try
        {
            await action(number);
            return null;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return e;
        }
    }
}

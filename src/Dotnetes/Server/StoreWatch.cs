using Dotnetes.Store;

namespace Dotnetes.Server;

/// <summary>Ends a process whose store has stopped: nobody knows then what is on the disk, and only a start can find out.</summary>
public static class StoreWatch
{
    /// <summary>Waits for the signal to stop, or for the store's end.</summary>
    /// <returns>0, the exit code after a signal.</returns>
    /// <exception cref="IOException">The store has stopped by itself.</exception>
    public static async Task<int> UntilStopped(EmbeddedStore store, CancellationToken cancellationToken)
    {
        try
        {
            if (await store.Completion.WaitAsync(cancellationToken) is { } reason)
            {
                throw new IOException($"the store has stopped ({reason.Message}); a new start reads what is on the disk", reason);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The signal to stop.
        }

        return 0;
    }
}

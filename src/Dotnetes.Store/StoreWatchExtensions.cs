using System.Runtime.CompilerServices;

namespace Dotnetes.Store;

/// <summary>Ways to read a watch.</summary>
public static class StoreWatchExtensions
{
    /// <summary>The batches one after the other until the watch ends; <see cref="IStoreWatch.End"/> then says why.</summary>
    public static async IAsyncEnumerable<WatchBatch> ReadAll(
        this IStoreWatch watch, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (await watch.WaitToRead(cancellationToken))
        {
            while (watch.TryRead(out var batch))
            {
                yield return batch;
            }
        }
    }
}

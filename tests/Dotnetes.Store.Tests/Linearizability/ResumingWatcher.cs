namespace Dotnetes.Store.Tests.Linearizability;

/// <summary>Watches a prefix, gives the watch up now and then, and goes on after what it saw.</summary>
internal sealed class ResumingWatcher(IStore store, string prefix, long start, Random random)
{
    /// <summary>The revision from which on everything is seen.</summary>
    public long Start { get; } = start;

    /// <summary>The batches with events.</summary>
    public List<WatchBatch> Batches { get; } = [];

    /// <summary>Watches until the batch of a key.</summary>
    public async Task RunUntil(StoreKey last, CancellationToken cancellationToken)
    {
        var next = Start;
        while (true)
        {
            var patience = random.Next(1, 60);
            await using var watch = await store.Watch(WatchRequest.Prefix(prefix, next) with { PreviousValues = true }, cancellationToken);
            while (patience > 0)
            {
                Assert.True(await watch.WaitToRead(cancellationToken), $"the watch ended: {watch.End}");
                while (patience-- > 0 && watch.TryRead(out var batch))
                {
                    next = batch.Revision + 1;
                    if (batch.IsProgress)
                    {
                        continue;
                    }

                    Batches.Add(batch);
                    if (batch.Events.Any(change => change.Item.Key == last))
                    {
                        return;
                    }
                }
            }
        }
    }
}

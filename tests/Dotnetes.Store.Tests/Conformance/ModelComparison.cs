using Dotnetes.Store.Tests.Simulation;

namespace Dotnetes.Store.Tests.Conformance;

/// <summary>Compares a store with the model, all that can be seen of it.</summary>
internal static class ModelComparison
{
    /// <summary>Runs random requests on both and compares every answer.</summary>
    public static async Task Run(IStore store, ModelStore model, Random random, int steps)
    {
        var requests = new RandomRequests(random);
        for (var i = 0; i < steps; i++)
        {
            switch (random.Next(20))
            {
                case < 12:
                    var txn = requests.Txn(model.Revision);
                    Assert.Equal(model.Txn(txn), await store.Txn(txn));
                    break;
                case < 18:
                    await CompareRead(store, model, requests.Read(model.Revision));
                    break;
                case 18:
                    var revision = random.NextInt64(1, model.Revision + 2);
                    if (random.Next(10) == 0)
                    {
                        Assert.Equal(model.Compact(revision), await ErrorOf(() => store.Compact(revision)));
                    }

                    break;
                default:
                    await CompareWatch(store, model, requests.Range(), random.NextInt64(1, model.Revision + 1), random.Next(2) == 0);
                    break;
            }
        }
    }

    /// <summary>Compares the states and changes that can still be read.</summary>
    public static async Task CompareAll(IStore store, ModelStore model, bool history = true)
    {
        var status = await store.Status();
        Assert.Equal(model.Revision, status.Revision);
        var newest = await store.Range(new RangeRequest(KeyRange.All));
        Assert.Equal(model.Newest.Values, newest.Items);
        if (!history)
        {
            return;
        }

        var first = Math.Max(1, status.CompactRevision);
        for (var revision = first; revision <= model.Revision; revision++)
        {
            var then = await store.Range(new RangeRequest(KeyRange.All) { Revision = revision });
            Assert.Equal(model.States[(int)revision - 1].Values, then.Items);
        }

        await CompareWatch(store, model, KeyRange.All, first, previous: true, compacted: status.CompactRevision);
    }

    private static async Task CompareRead(IStore store, ModelStore model, RangeRequest request)
    {
        if (model.CheckRevision(request.Revision) is { } error)
        {
            Assert.Equal(error, await ErrorOf(() => store.Range(request)));
            return;
        }

        Assert.Equal(model.Range(request), await store.Range(request));
        if (request.Range.IsSingleKey)
        {
            var item = (await store.Get(request.Range.From, request.Revision)).Item;
            var expected = model.Range(request with { CountOnly = false, KeysOnly = false, Limit = 0 }).Items;
            Assert.Equal(expected.IsEmpty ? null : expected[0], item);
        }
    }

    private static async Task CompareWatch(
        IStore store, ModelStore model, KeyRange range, long start, bool previous, long? compacted = null)
    {
        await using var watch = await store.Watch(new WatchRequest(range) { StartRevision = start, PreviousValues = previous });
        if (start < (compacted ?? model.CompactRevision))
        {
            Assert.False(await watch.WaitToRead());
            Assert.Equal(WatchEndReason.Compacted, watch.End!.Reason);
            return;
        }

        var tellsProgress = await watch.RequestProgress();
        for (var revision = start; revision <= model.Revision; revision++)
        {
            var expected = model.Changes[(int)revision - 1].Where(change => range.Contains(change.Item.Key)).ToList();
            if (expected.Count == 0)
            {
                continue;
            }

            Assert.True(await watch.WaitToRead(new CancellationTokenSource(TimeSpan.FromSeconds(30)).Token));
            Assert.True(watch.TryRead(out var batch));
            Assert.Equal(revision, batch.Revision);
            Assert.Equal(expected.Select(change => previous ? change : change with { Previous = null }), batch.Events);
        }

        if (tellsProgress)
        {
            Assert.True(await watch.WaitToRead(new CancellationTokenSource(TimeSpan.FromSeconds(30)).Token));
            Assert.True(watch.TryRead(out var end));
            Assert.True(end.IsProgress, $"{end} is not in the model");
        }
    }

    private static async Task<StoreError?> ErrorOf<T>(Func<ValueTask<T>> call)
    {
        try
        {
            await call();
            return null;
        }
        catch (StoreException e)
        {
            return e.Error;
        }
    }
}

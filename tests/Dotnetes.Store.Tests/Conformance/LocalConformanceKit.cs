using Dotnetes.Store.Tests.Simulation;

namespace Dotnetes.Store.Tests.Conformance;

/// <summary>What a store in this process must do beyond the kit for all stores.</summary>
public abstract class LocalConformanceKit : StoreConformanceKit
{
    protected ManualTime Time { get; } = new();

    protected abstract IStore Create(StoreOptions options);

    protected sealed override Task<IStore> Open() => Task.FromResult(Create(new StoreOptions()));

    protected sealed override Task Advance(TimeSpan time)
    {
        Time.Advance(time);
        return Task.CompletedTask;
    }

    [Fact]
    public void An_empty_store_is_at_revision_1() => Assert.Equal(1, Start);

    [Fact]
    public async Task Revision_1_is_the_empty_store_and_a_watch_from_it_sees_everything()
    {
        await Put("a", "1");
        Assert.Equal("none", await Read("a", 1));
        await using var watch = await Store.Watch(WatchRequest.Prefix("", 1));
        Assert.Equal("2: +a 1", Show(await ReadEvents(watch, 1)));
    }

    [Fact]
    public async Task A_disposed_store_refuses_everything_and_ends_its_watches()
    {
        var watch = await Store.Watch(WatchRequest.Prefix("a"));
        await Put("a", "1");
        await Store.DisposeAsync();
        Assert.Equal("2: +a 1", Show(await ReadEvents(watch, 1)));
        Assert.Equal(WatchEndReason.StoreClosed, (await ReadEnd(watch)).Reason);
        Assert.Equal(StoreError.Stopped, await Refusal(Store.Get("a")));
        Assert.Equal(StoreError.Stopped, await Refusal(Store.Put("a", Bytes("2"))));
        Assert.Equal(StoreError.Stopped, await Refusal(Store.Watch(WatchRequest.Prefix("a"))));
        Assert.Equal(StoreError.Stopped, await Refusal(Store.GrantLease(TimeSpan.FromSeconds(5))));
        Assert.Equal(StoreError.Stopped, await Refusal(Store.Status()));
    }

    [Fact]
    public async Task A_reader_that_is_behind_is_cut_off_when_the_history_it_needs_is_given_up()
    {
        await using var store = Create(new StoreOptions { WatchBufferBatches = 4, HistoryChunkSize = 8 });
        await using var watch = await store.Watch(WatchRequest.Prefix("a"));
        for (var i = 0; i < 100; i++)
        {
            await store.Put("a", Bytes($"{i}"));
        }

        await store.Compact(80);
        var read = new List<long>();
        while (await watch.WaitToRead())
        {
            while (watch.TryRead(out var batch))
            {
                read.Add(batch.Revision);
            }
        }

        Assert.Equal([2, 3, 4, 5], read);
        Assert.Equal((WatchEndReason.SlowWatcher, 80L), (watch.End!.Reason, watch.End.CompactRevision));
    }

    [Fact]
    public async Task Waiting_batches_are_bounded_by_bytes_too()
    {
        await using var store = Create(new StoreOptions { WatchBufferBytes = 10_000, HistoryChunkSize = 8 });
        await using var watch = await store.Watch(WatchRequest.Prefix("a"));
        for (var i = 0; i < 10; i++)
        {
            await store.Put("a", new byte[4000]);
        }

        await store.Compact(11);
        var read = 0;
        while (watch.TryRead(out _))
        {
            read++;
        }

        Assert.Equal(2, read);
    }

    [Fact]
    public async Task History_older_than_the_window_is_given_up_by_itself()
    {
        await using var store = Create(new StoreOptions { HistoryChunkSize = 10 });
        for (var i = 0; i < 25; i++)
        {
            await store.Put("a", Bytes($"{i}"));
        }

        Time.Advance(TimeSpan.FromMinutes(4));
        await store.Put("a", Bytes("after 4 minutes"));
        Assert.Equal(0, (await store.Status()).CompactRevision);
        Time.Advance(TimeSpan.FromMinutes(2));
        await store.Put("a", Bytes("after 6 minutes"));
        await store.Put("a", Bytes("one more"));
        Assert.Equal(22, (await store.Status()).CompactRevision);
        Assert.Equal(StoreError.Compacted, await Refusal(store.Get("a", 21)));
        Assert.Equal("20", Text((await store.Get("a", 22)).Item));
    }

    [Fact]
    public async Task History_is_bounded_by_count_and_by_bytes()
    {
        await using var few = Create(new StoreOptions { HistoryChunkSize = 10, HistoryMaxRevisions = 50 });
        await using var small = Create(new StoreOptions { HistoryChunkSize = 10, HistoryMaxBytes = 50_000 });
        for (var i = 0; i < 1000; i++)
        {
            await few.Put("a", Bytes("x"));
            await small.Put("a", new byte[1000]);
        }

        Assert.InRange((await few.Status()).CompactRevision, 930, 952);
        Assert.InRange((await small.Status()).CompactRevision, 930, 980);
        Assert.Equal("x", Text((await few.Get("a", 953)).Item));
    }

    [Fact]
    public async Task Quiet_watches_get_progress_now_and_then_if_they_want_it()
    {
        await using var watch = await Store.Watch(WatchRequest.Prefix("a") with { ProgressNotify = true });
        await using var other = await Store.Watch(WatchRequest.Prefix("a"));
        await Put("b", "1");
        Time.Advance(TimeSpan.FromMinutes(1.5));
        Assert.True(watch.TryRead(out var batch));
        Assert.Equal((true, 2L), (batch.IsProgress, batch.Revision));
        Assert.False(other.TryRead(out _));
        await Put("a", "1");
        Assert.Equal("3: +a 1", Show([await ReadBatch(watch)]));
        Time.Advance(TimeSpan.FromMinutes(1));
        Assert.False(watch.TryRead(out _));
        Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(3, (await ReadBatch(watch)).Revision);
    }

    [Fact]
    public async Task A_range_at_one_revision_is_not_disturbed_by_later_writes()
    {
        for (var i = 0; i < 500; i++)
        {
            await Put($"k{i:d4}", "old");
        }

        var revision = (await Store.Status()).Revision;
        for (var i = 0; i < 500; i += 2)
        {
            await Put($"k{i:d4}", "new");
            await Store.DeleteRange(KeyRange.Key($"k{i + 1:d4}"));
        }

        for (var turn = 0; turn < 2; turn++)
        {
            var then = await Store.Range(RangeRequest.Prefix("k") with { Revision = revision });
            Assert.Equal(500, then.Count);
            Assert.All(then.Items.ToArray(), item => Assert.Equal("old", Text(item)));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public async Task Random_requests_are_answered_like_the_model_answers_them(int seed)
    {
        await using var store = Create(new StoreOptions { HistoryChunkSize = 1 + (seed * 3) });
        var model = new ModelStore();
        await ModelComparison.Run(store, model, new Random(seed), 600);
        await ModelComparison.CompareAll(store, model);
    }

    [Fact]
    public async Task Watches_miss_and_repeat_nothing_while_others_write()
    {
        const int Writers = 4, Writes = 300;
        await using var store = Create(new StoreOptions { WatchBufferBatches = 8, HistoryChunkSize = 16 });
        var watching = new List<Task<List<string>>>();
        for (var i = 0; i < 6; i++)
        {
            var watch = await store.Watch(WatchRequest.Prefix(i % 2 == 0 ? "k" : "k/1") with { PreviousValues = true });
            watching.Add(Task.Run(() => Collect(watch)));
        }

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; i < Writes; i++)
            {
                await store.Put($"k/{writer}", Bytes($"{i}"));
            }
        })));
        await store.Put("k/1/end", default);

        var seen = await Task.WhenAll(watching);
        Assert.Equal((Writers * Writes) + 1, seen[0].Count);
        Assert.Equal(Writes + 1, seen[1].Count);
        Assert.All(seen.Where((_, i) => i % 2 == 0), other => Assert.Equal(seen[0], other));
        Assert.All(seen.Where((_, i) => i % 2 == 1), other => Assert.Equal(seen[1], other));
        Assert.Equal(seen[0].Where(line => line.Contains(" k/1", StringComparison.Ordinal)), seen[1]);
    }

    [Fact]
    public async Task Every_one_of_many_watches_gets_exactly_its_part()
    {
        var random = new Random(4);
        var requests = new RandomRequests(random, keys: 40);
        await using var store = Create(new StoreOptions());
        var model = new ModelStore();
        var watches = new List<(KeyRange Range, IStoreWatch Watch, long From)>();
        for (var i = 0; i < 150; i++)
        {
            for (var j = random.Next(4); j > 0; j--)
            {
                var range = requests.Range();
                watches.Add((range, await store.Watch(new WatchRequest(range) { PreviousValues = true }), model.Revision + 1));
            }

            if (random.Next(3) == 0 && watches.Count > 0)
            {
                var index = random.Next(watches.Count);
                await watches[index].Watch.DisposeAsync();
                watches.RemoveAt(index);
            }

            var request = requests.Txn(model.Revision);
            model.Txn(request);
            await store.Txn(request);
        }

        foreach (var (range, watch, from) in watches)
        {
            for (var revision = from; revision <= model.Revision; revision++)
            {
                var expected = model.Changes[(int)revision - 1].Where(change => range.Contains(change.Item.Key)).ToList();
                if (expected.Count > 0)
                {
                    Assert.True(watch.TryRead(out var batch));
                    Assert.Equal(revision, batch.Revision);
                    Assert.Equal(expected, batch.Events);
                }
            }

            Assert.False(watch.TryRead(out _));
            await watch.DisposeAsync();
        }
    }

    private static async Task<List<string>> Collect(IStoreWatch watch)
    {
        var lines = new List<string>();
        while (await watch.WaitToRead(new CancellationTokenSource(TimeSpan.FromSeconds(60)).Token))
        {
            while (watch.TryRead(out var batch))
            {
                var change = batch.Events[0];
                lines.Add($"{batch.Revision} {change.Item.Key} {Text(change.Item)} was {Text(change.Previous)}");
                if (change.Item.Key == "k/1/end")
                {
                    await watch.DisposeAsync();
                    return lines;
                }
            }
        }

        return lines;
    }
}

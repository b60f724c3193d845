using Dotnetes.Store.Tests.Conformance;
using Dotnetes.Store.Tests.Simulation;
using Dotnetes.Testing.Disks;

namespace Dotnetes.Store.Tests.Embedded;

public sealed class FullDiskTests
{
    [Theory]
    [InlineData(CommitMode.Inline)]
    [InlineData(CommitMode.Background)]
    public async Task Writes_are_refused_reads_and_watches_go_on_and_writes_resume(CommitMode mode)
    {
        var disk = new SimulatedFileSystem { Capacity = 4000 };
        var options = new EmbeddedStoreOptions { FileSystem = disk, CommitMode = mode };
        var time = new ManualTime();
        var store = EmbeddedStore.Open("/store", options, time);
        await store.Put("a", new byte[1000]);
        await using var watch = await store.Watch(WatchRequest.Prefix(""));
        var error = await Assert.ThrowsAsync<StoreException>(async () => await store.Put("b", new byte[3000]));
        Assert.Equal((StoreError.NoSpace, 8), (error.Error, error.GrpcCode));
        Assert.Equal(2, (await store.Get("a")).Item!.ModRevision);
        Assert.Null((await store.Get("b")).Item);
        Assert.True((await store.Status()).NoSpace);

        // A smaller one still fits.
        Assert.Equal(3, await store.Put("c", new byte[10]));
        Assert.False((await store.Status()).NoSpace);
        disk.Capacity = long.MaxValue;
        Assert.Equal(4, await store.Put("b", new byte[3000]));
        Assert.True(watch.TryRead(out var first) && watch.TryRead(out var second));
        Assert.False(watch.TryRead(out _));
        await store.DisposeAsync();
        await using var again = EmbeddedStore.Open("/store", options, time);
        Assert.Equal(3, (await again.Range(new RangeRequest(KeyRange.All))).Count);
        Assert.Equal(4, (await again.Status()).Revision);
    }

    [Fact]
    public async Task Leases_that_could_not_be_revoked_are_revoked_when_there_is_space()
    {
        var disk = new SimulatedFileSystem();
        var time = new ManualTime();
        var options = new EmbeddedStoreOptions { FileSystem = disk, CommitMode = CommitMode.Inline };
        await using var store = EmbeddedStore.Open("/store", options, time);
        await store.GrantLease(TimeSpan.FromSeconds(10), 7);
        await store.Put("a", new byte[10], 7);
        disk.Capacity = disk.Used;

        // Some space is reserved.
        await Assert.ThrowsAsync<StoreException>(async () =>
        {
            while (true)
            {
                await store.Put("f", default);
            }
        });
        time.Advance(TimeSpan.FromSeconds(20));
        Assert.NotNull((await store.Get("a")).Item);
        Assert.Equal([7L], await store.ListLeases());
        disk.Capacity = long.MaxValue;
        time.Advance(TimeSpan.FromSeconds(2));
        Assert.Null((await store.Get("a")).Item);
        Assert.Empty(await store.ListLeases());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task A_disk_that_is_full_now_and_then_and_crashes_loses_nothing(int seed)
    {
        var random = new Random(seed);
        var disk = new SimulatedFileSystem { Random = new Random(seed) };
        var model = new ModelStore();
        var requests = new RandomRequests(random);
        for (var round = 0; round < 20; round++)
        {
            disk.Capacity = disk.Used + random.Next(6000);
            EmbeddedStore store;
            try
            {
                store = EmbeddedStore.Open("/store", Options(disk), new ManualTime());
            }
            catch (IOException)
            {
                // There was not even space to open it.
                disk.Crash();
                continue;
            }

            for (var i = 0; i < 40; i++)
            {
                var before = model.Revision;
                var request = requests.Txn(model.Revision);
                var expected = model.Txn(request);
                try
                {
                    Assert.Equal(expected, await store.Txn(request));
                }
                catch (StoreException e)
                {
                    Assert.Equal(StoreError.NoSpace, e.Error);
                    model.CutTo(before);
                    await ModelComparison.CompareAll(store, model, history: false);
                    disk.Capacity += random.Next(3000);
                }
            }

            await ModelComparison.CompareAll(store, model);
            disk.Crash();
        }

        disk.Capacity = long.MaxValue;
        await using var last = EmbeddedStore.Open("/store", Options(disk), new ManualTime());
        await ModelComparison.CompareAll(last, model);
        Assert.True(model.Revision > 200);
    }

    private static EmbeddedStoreOptions Options(SimulatedFileSystem disk) => new()
    {
        FileSystem = disk,
        CommitMode = CommitMode.Inline,
        HistoryChunkSize = 8,
        HistoryMaxRevisions = 24,
        SegmentMinBytes = 1000,
        SnapshotMinBytes = 3000,
    };
}

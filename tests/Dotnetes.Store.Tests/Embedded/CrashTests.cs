using Dotnetes.Testing.Disks;

namespace Dotnetes.Store.Tests.Embedded;

public sealed class CrashTests
{
    [Fact]
    public async Task The_recorded_run_begins_segments_and_takes_snapshots()
    {
        var harness = new CrashHarness(1);
        Assert.True(await harness.Run(40));
        Assert.True(harness.Snapshots > 5);
        var names = harness.Disk.Contents().Keys.ToList();
        Assert.Single(names, name => name.EndsWith(".snapshot", StringComparison.Ordinal));
        Assert.DoesNotContain(names, name => name.EndsWith(".tmp", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_crash_at_any_operation_loses_nothing_that_was_acknowledged()
    {
        var whole = new CrashHarness(1);
        Assert.True(await whole.Run(40));
        for (var stop = 0; stop < whole.Disk.Operations; stop++)
        {
            for (var seed = 0; seed < 3; seed++)
            {
                var harness = new CrashHarness(1);
                harness.Disk.Random = new Random((stop * 31) + seed);
                harness.Disk.StopAt = stop;
                await harness.Run(40);
                harness.Disk.Crash();
                await harness.Check();
                Assert.True(await harness.Run(5));
                await harness.Check();
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task Crash_after_crash_loses_nothing(int seed)
    {
        var random = new Random(seed);
        var harness = new CrashHarness(seed);
        for (var crash = 0; crash < 150; crash++)
        {
            harness.Disk.StopAt = random.Next(random.Next(4) == 0 ? 12 : 200);
            await harness.Run(60);
            harness.Disk.Crash();
        }

        await harness.Check();
        Assert.True(harness.Acknowledged > 1000, $"only {harness.Acknowledged} revisions");
    }

    [Fact]
    public async Task The_end_of_the_process_alone_loses_nothing_at_all()
    {
        for (var stop = 0; stop < 120; stop += 7)
        {
            var harness = new CrashHarness(stop);
            harness.Disk.StopAt = stop;
            await harness.Run(40);
            harness.Disk.Restart();
            await harness.Check();
        }
    }

    [Fact]
    public async Task A_failed_flush_stops_the_store_and_loses_nothing_that_was_acknowledged()
    {
        var whole = new CrashHarness(2);
        Assert.True(await whole.Run(20));
        for (var fail = 0; fail < whole.Disk.Operations; fail++)
        {
            var harness = new CrashHarness(2);
            harness.Disk.FailFlushFrom = fail;
            try
            {
                await harness.Run(20);
            }
            catch (IOException)
            {
                // The store could not even be opened.
            }

            harness.Disk.Crash();
            await harness.Check();
        }
    }

    [Fact]
    public async Task A_stopped_store_refuses_everything_ends_watches_and_says_why()
    {
        var disk = new SimulatedFileSystem();
        var options = new EmbeddedStoreOptions { FileSystem = disk };
        await using var store = EmbeddedStore.Open("/store", options);
        await store.Put("a", new byte[1]);
        await using var watch = await store.Watch(WatchRequest.Prefix("a"));
        disk.FailFlushFrom = 0;
        var e = await Assert.ThrowsAsync<StoreException>(async () => await store.Put("a", new byte[2]));
        Assert.Equal(StoreError.Stopped, e.Error);
        Assert.False(await watch.WaitToRead());
        Assert.Equal(WatchEndReason.StoreClosed, watch.End!.Reason);
        Assert.Contains("flush has failed", (await store.Completion)!.Message, StringComparison.Ordinal);
        disk.FailFlushFrom = -1;
        e = await Assert.ThrowsAsync<StoreException>(async () => await store.Put("a", new byte[3]));
        Assert.Contains("flush has failed", e.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<StoreException>(async () => await store.Get("a"));
    }

    [Fact]
    public async Task Nothing_is_visible_before_it_is_durable()
    {
        var options = new EmbeddedStoreOptions { FileSystem = new SimulatedFileSystem(), ManualCommit = true };
        await using var store = EmbeddedStore.Open("/store", options);
        await using var watch = await store.Watch(WatchRequest.Prefix(""));
        var put = store.Create("a", new byte[1]).AsTask();
        var conflict = store.Create("a", new byte[2]).AsTask();
        var lease = store.GrantLease(TimeSpan.FromMinutes(1), 7).AsTask();
        var known = store.GetLease(7).AsTask();
        Assert.Null((await store.Get("a")).Item);
        Assert.Empty(await store.ListLeases());
        Assert.False(watch.TryRead(out _));
        Assert.False(put.IsCompleted || conflict.IsCompleted || lease.IsCompleted || known.IsCompleted);
        store.WriteWaiting();
        Assert.True((await put).Succeeded);
        Assert.False((await conflict).Succeeded);
        Assert.NotNull(await known);
        Assert.NotNull((await store.Get("a")).Item);
        Assert.True(watch.TryRead(out _));
    }
}

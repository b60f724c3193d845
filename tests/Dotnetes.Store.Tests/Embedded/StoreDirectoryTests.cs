using Dotnetes.Store.Embedded;
using Dotnetes.Store.Tests.Conformance;
using Dotnetes.Store.Tests.Simulation;
using Dotnetes.Testing.Disks;

namespace Dotnetes.Store.Tests.Embedded;

public sealed class StoreDirectoryTests
{
    [Fact]
    public async Task A_backup_restores_to_an_equal_store()
    {
        var (store, model) = await Filled(new SimulatedFileSystem());
        await store.GrantLease(TimeSpan.FromSeconds(100), 7);
        using var backup = await BackUp(store);
        var expected = (await store.Range(new RangeRequest(KeyRange.All))).Items;
        await store.DisposeAsync();

        var info = StoreDirectory.Inspect(backup);
        Assert.Equal((model.Revision, (long)model.Newest.Count, 1L), (info.Revision, info.Keys, info.Leases));
        var disk = new SimulatedFileSystem();
        Assert.Equal(info, StoreDirectory.Restore(backup, "/restored", new Random(1), files: disk));
        for (var i = 0; i < 2; i++)
        {
            await using var restored = Open(disk, "/restored");
            Assert.Equal(expected, (await restored.Range(new RangeRequest(KeyRange.All))).Items);
            Assert.Equal(model.Revision, (await restored.Status()).Revision);
            Assert.Equal([7L], await restored.ListLeases());
        }

        await using var last = Open(disk, "/restored");
        Assert.Equal(model.Revision + 1, await last.Put("new", default));
        await using var early = await last.Watch(WatchRequest.Prefix("", model.Revision));
        Assert.Equal(WatchEndReason.Compacted, early.End!.Reason);
        await using var watch = await last.Watch(WatchRequest.Prefix("", model.Revision + 1));
        Assert.True(watch.TryRead(out _));
    }

    [Fact]
    public async Task A_restored_store_can_begin_at_a_later_revision()
    {
        var (store, model) = await Filled(new SimulatedFileSystem());
        using var backup = await BackUp(store);
        await store.DisposeAsync();
        var disk = new SimulatedFileSystem();
        StoreDirectory.Restore(backup, "/restored", new Random(1), revisionsToSkip: 1_000_000, disk);
        await using var restored = Open(disk, "/restored");
        Assert.Equal(model.Revision + 1_000_000, (await restored.Status()).Revision);
        await using var watch = await restored.Watch(WatchRequest.Prefix("", model.Revision + 5));
        Assert.Equal(WatchEndReason.Compacted, watch.End!.Reason);
        Assert.Equal(model.Newest.Values, (await restored.Range(new RangeRequest(KeyRange.All))).Items);
    }

    [Fact]
    public async Task A_damaged_backup_is_refused()
    {
        var (store, _) = await Filled(new SimulatedFileSystem());
        using var backup = await BackUp(store);
        await store.DisposeAsync();
        var bytes = backup.ToArray();
        for (var i = 0; i < bytes.Length; i += 13)
        {
            var cut = new MemoryStream(bytes[..i]);
            Assert.Throws<StoreDamagedException>(() => StoreDirectory.Inspect(cut));
        }
    }

    [Fact]
    public async Task Restoring_needs_an_empty_directory()
    {
        var disk = new SimulatedFileSystem();
        var (store, _) = await Filled(disk);
        using var backup = await BackUp(store);
        await store.DisposeAsync();
        var e = Assert.Throws<StoreException>(() => StoreDirectory.Restore(backup, "/store", new Random(1), files: disk));
        Assert.Contains("not empty", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_restore_that_is_interrupted_leaves_nothing_that_opens_as_a_store()
    {
        var (store, model) = await Filled(new SimulatedFileSystem());
        using var backup = await BackUp(store);
        await store.DisposeAsync();
        for (var stop = 0; ; stop++)
        {
            var disk = new SimulatedFileSystem { StopAt = stop, Random = new Random(stop) };
            try
            {
                StoreDirectory.Restore(backup, "/restored", new Random(1), files: disk);
                break;
            }
            catch (SimulatedCrashException)
            {
                disk.Crash();
            }

            try
            {
                await using var restored = Open(disk, "/restored");
                var status = await restored.Status();
                Assert.True(status.Revision == model.Revision || disk.Contents().Count == 1, "a part of the backup was taken for a store");
            }
            catch (StoreDamagedException)
            {
                // Refused: as good.
            }
        }
    }

    [Fact]
    public async Task Verify_says_how_far_a_store_is_good_and_repair_saves_that()
    {
        var disk = new SimulatedFileSystem();
        var (store, model) = await Filled(disk);
        await store.DisposeAsync();
        var good = StoreDirectory.Verify("/store", disk);
        Assert.Equal((model.Revision, (long)model.Newest.Count), (good.GoodRevision, good.Keys));
        Assert.Null(good.Damage);

        var contents = disk.Contents();
        var name = contents.Keys.First(path => path.EndsWith(".log", StringComparison.Ordinal));
        contents[name][contents[name].Length / 2] ^= 1;
        var damaged = SimulatedFileSystem.With(contents);
        var found = StoreDirectory.Verify("/store", damaged);
        Assert.Equal(name, found.Damage!.File);
        Assert.InRange(found.GoodRevision, 2, model.Revision - 1);

        foreach (var revision in new[] { found.GoodRevision, found.GoodRevision - 1 })
        {
            var target = new SimulatedFileSystem();
            var both = new TwoDisks(damaged, target);
            StoreDirectory.Repair("/store", revision, "/repaired", new Random(2), new ManualTime(), both);
            await using var repaired = Open(target, "/repaired");
            Assert.Equal(model.States[(int)revision - 1].Values, (await repaired.Range(new RangeRequest(KeyRange.All))).Items);
            Assert.Equal(revision, (await repaired.Status()).Revision);
        }

        Assert.Throws<StoreDamagedException>(() => StoreDirectory.Repair(
            "/store", found.GoodRevision + 1, "/repaired", new Random(2), new ManualTime(), new TwoDisks(damaged, new SimulatedFileSystem())));
        var e = Assert.Throws<StoreException>(() => StoreDirectory.Repair("/store", model.Revision + 1, "/repaired", new Random(2), files: disk));
        Assert.Equal(StoreError.FutureRevision, e.Error);
    }

    private static EmbeddedStore Open(SimulatedFileSystem disk, string directory) => EmbeddedStore.Open(
        directory,
        new EmbeddedStoreOptions { FileSystem = disk, CommitMode = CommitMode.Inline, SegmentMinBytes = 2000, HistoryChunkSize = 8 },
        new ManualTime(),
        new Random(1));

    private static async Task<(EmbeddedStore Store, ModelStore Model)> Filled(SimulatedFileSystem disk)
    {
        var store = Open(disk, "/store");
        var model = new ModelStore();
        var requests = new RandomRequests(new Random(11));
        while (model.Revision < 100)
        {
            var request = requests.Txn(model.Revision);
            Assert.Equal(model.Txn(request), await store.Txn(request));
        }

        await ModelComparison.CompareAll(store, model);
        return (store, model);
    }

    private static async Task<MemoryStream> BackUp(IStore store)
    {
        var backup = new MemoryStream();
        await foreach (var chunk in store.Snapshot())
        {
            backup.Write(chunk.Span);
        }

        return backup;
    }

    /// <summary>One disk under /store, another elsewhere, since the simulated disk has only one directory.</summary>
    private sealed class TwoDisks(IStoreFileSystem store, IStoreFileSystem other) : IStoreFileSystem
    {
        public void CreateDirectory(string path) => Of(path).CreateDirectory(path);

        public IReadOnlyList<string> List(string directory) => Of(directory).List(directory);

        public IStoreFile Open(string path, bool create) => Of(path).Open(path, create);

        public void Rename(string from, string to) => Of(from).Rename(from, to);

        public void Delete(string path) => Of(path).Delete(path);

        public void FlushDirectory(string path) => Of(path).FlushDirectory(path);

        public IDisposable Lock(string path) => Of(path).Lock(path);

        private IStoreFileSystem Of(string path) => path.StartsWith("/store", StringComparison.Ordinal) ? store : other;
    }
}

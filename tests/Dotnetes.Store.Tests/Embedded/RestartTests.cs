using System.Text;
using Dotnetes.Store.Tests.Conformance;
using Dotnetes.Store.Tests.Simulation;
using Dotnetes.Testing.Disks;

namespace Dotnetes.Store.Tests.Embedded;

public sealed class RestartTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("dotnetes-store-").FullName;
    private readonly ManualTime _time = new();

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task Everything_is_there_after_a_restart_also_the_history()
    {
        var model = new ModelStore();
        var random = new Random(5);
        for (var round = 0; round < 5; round++)
        {
            await using var store = Open();
            await ModelComparison.CompareAll(store, model);
            await ModelComparison.Run(store, model, random, 150);
        }

        await using var last = Open();
        await ModelComparison.CompareAll(last, model);
    }

    [Fact]
    public async Task A_watch_resumes_after_a_restart()
    {
        long seen;
        await using (var store = Open())
        {
            await store.Put("a", Bytes("1"));
            seen = await store.Put("a", Bytes("2"));
            await store.Put("b", Bytes("3"));
            await store.DeleteRange(KeyRange.Key("a"));
        }

        await using var again = Open();
        await using var watch = await again.Watch(WatchRequest.Prefix("", seen + 1) with { PreviousValues = true });
        await again.Put("c", Bytes("4"));
        var changes = new List<string>();
        while (watch.TryRead(out var batch))
        {
            changes.Add($"{batch.Revision} {batch.Events[0].Type} {batch.Events[0].Item.Key} {batch.Events[0].Previous?.Version}");
        }

        Assert.Equal(["4 Put b ", "5 Delete a 2", "6 Put c "], changes);
    }

    [Fact]
    public async Task Leases_and_their_keys_survive_and_start_their_life_anew()
    {
        await using (var store = Open())
        {
            await store.GrantLease(TimeSpan.FromSeconds(30), 7);
            await store.GrantLease(TimeSpan.FromSeconds(30), 8);
            await store.GrantLease(TimeSpan.FromSeconds(600), 9);
            await store.Put("a", Bytes("1"), 7);
            await store.Put("b", Bytes("1"), 9);
            await store.Put("c", Bytes("1"), 8);
            await store.RevokeLease(8);
            _time.Advance(TimeSpan.FromSeconds(20));
        }

        await using var again = Open();
        Assert.Equal([7L, 9L], await again.ListLeases());
        Assert.Equal(TimeSpan.FromSeconds(30), (await again.GetLease(7))!.Remaining);
        Assert.Equal("a", (await again.GetLease(7, withKeys: true))!.Keys[0].ToString());
        _time.Advance(TimeSpan.FromSeconds(31));
        while ((await again.ListLeases()).Count > 1)
        {
            await Task.Yield();
        }

        Assert.Equal("b", (await again.Range(new RangeRequest(KeyRange.All))).Items[0].Key.ToString());
    }

    [Fact]
    public async Task Compaction_survives()
    {
        await using (var store = Open())
        {
            for (var i = 0; i < 10; i++)
            {
                await store.Put("a", Bytes($"{i}"));
            }

            await store.Compact(8);
        }

        await using var again = Open();
        Assert.Equal(8, (await again.Status()).CompactRevision);
        var e = await Assert.ThrowsAsync<StoreException>(async () => await again.Get("a", 7));
        Assert.Equal(StoreError.Compacted, e.Error);
        Assert.Equal("6", Encoding.UTF8.GetString((await again.Get("a", 8)).Item!.Value.Span));
    }

    [Fact]
    public async Task Many_writers_share_flushes_and_all_their_writes_are_there_afterwards()
    {
        await using (var store = Open())
        {
            async Task Write(int writer)
            {
                for (var i = 0; i < 50; i++)
                {
                    var result = await store.Update($"k{writer:d2}", Bytes($"{i}"), i == 0 ? 0 : await ModRevision(store, writer));
                    Assert.True(result.Succeeded);
                }
            }

            await Task.WhenAll(Enumerable.Range(0, 40).Select(writer => Task.Run(() => Write(writer))));
        }

        await using var again = Open();
        Assert.Equal(2001, (await again.Status()).Revision);
        var all = await again.Range(new RangeRequest(KeyRange.All));
        Assert.Equal(40, all.Count);
        Assert.All(all.Items.ToArray(), item => Assert.Equal((50, "49"), (item.Version, Encoding.UTF8.GetString(item.Value.Span))));
    }

    [Theory]
    [InlineData(CommitMode.Inline)]
    [InlineData(CommitMode.Background)]
    public async Task The_files_stay_small_however_often_the_same_keys_are_written(CommitMode mode)
    {
        var disk = new SimulatedFileSystem();
        var options = Options() with { FileSystem = disk, CommitMode = mode, HistoryMaxRevisions = 1000 };
        const int Keys = 500, Size = 4000, Live = Keys * Size;
        await using var store = EmbeddedStore.Open("/store", options, _time);
        var random = new Random(3);
        var largest = 0L;
        for (var i = 0; i < 1000; i++)
        {
            await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => store.Put($"key{random.Next(Keys)}", new byte[Size]).AsTask()));
            largest = Math.Max(largest, disk.Used);
        }

        // The history is 1,000 revisions and portions of 512; a segment goes only when all of it may.
        const int History = (1000 + 1024) * (Size + 50);
        Assert.InRange(largest, Live, (4 * Live) + History + (2 << 20));
    }

    private static async Task<long> ModRevision(IStore store, int writer) => (await store.Get($"k{writer:d2}")).Item!.ModRevision;

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static EmbeddedStoreOptions Options() => new() { HistoryChunkSize = 512 };

    private EmbeddedStore Open() => EmbeddedStore.Open(_directory, Options(), _time, new Random(1));
}

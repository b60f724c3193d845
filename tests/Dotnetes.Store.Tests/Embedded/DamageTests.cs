using Dotnetes.Store.Embedded;
using Dotnetes.Store.Tests.Conformance;
using Dotnetes.Store.Tests.Simulation;
using Dotnetes.Testing.Disks;

namespace Dotnetes.Store.Tests.Embedded;

public sealed class DamageTests
{
    private const string Directory = "/store";

    [Fact]
    public async Task A_flipped_bit_is_refused_wherever_it_changes_anything()
    {
        var (contents, model) = await Written(60);
        var refused = 0;
        foreach (var (path, bytes) in contents)
        {
            for (var bit = 0; bit < bytes.Length * 8; bit += 11)
            {
                var flipped = bytes.ToArray();
                flipped[bit / 8] ^= (byte)(1 << (bit % 8));
                var disk = SimulatedFileSystem.With(contents.Select(file => file.Key == path ? new(path, flipped) : file));
                try
                {
                    await using var store = Open(disk);
                    await ModelComparison.CompareAll(store, model);
                }
                catch (StoreDamagedException e)
                {
                    refused++;
                    Assert.Contains(e.File, e.Message, StringComparison.Ordinal);
                    Assert.Contains("dotnetes store repair", e.Message, StringComparison.Ordinal);
                }
            }
        }

        Assert.True(refused > 1000);
    }

    [Fact]
    public async Task A_missing_file_is_noticed()
    {
        var (contents, _) = await Written(60);
        Assert.True(contents.Count > 3);

        // What was only in the newest segment nobody can know of.
        var newest = contents.Keys.Last(path => path.EndsWith(".log", StringComparison.Ordinal));
        foreach (var missing in contents.Keys.Where(path => path != newest))
        {
            var disk = SimulatedFileSystem.With(contents.Where(file => file.Key != missing));
            Assert.Throws<StoreDamagedException>(() => Open(disk));
        }
    }

    [Fact]
    public async Task A_segment_of_another_store_is_refused()
    {
        var (contents, _) = await Written(60);
        var (others, _) = await Written(60, storeSeed: 99);
        var name = contents.Keys.Last(path => path.EndsWith(".log", StringComparison.Ordinal));
        var disk = SimulatedFileSystem.With(contents.Select(file => file.Key == name ? new(name, others[name]) : file));
        Assert.Throws<StoreDamagedException>(() => Open(disk));
    }

    [Fact]
    public async Task A_log_cut_in_the_middle_of_its_last_frame_opens_without_that()
    {
        var (contents, _) = await Written(20);
        var name = contents.Keys.Last(path => path.EndsWith(".log", StringComparison.Ordinal));
        var whole = await RevisionOf(contents);
        var used = contents[name].AsSpan().LastIndexOfAnyExcept((byte)0) + 1;
        for (var cut = 1; cut < 40; cut++)
        {
            var torn = contents.Select(file => file.Key == name ? new(name, file.Value[..(used - cut)]) : file);
            var disk = SimulatedFileSystem.With(torn);
            await using var store = Open(disk);
            Assert.InRange((await store.Status()).Revision, whole - 3, whole - 1);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(3000)]
    public async Task Space_that_no_frame_has_used_is_not_damage(int reserved)
    {
        var (contents, _) = await Written(60);
        var whole = await RevisionOf(contents);
        Assert.True(contents.Keys.Count(IsSegment) > 2);
        await using var store = Open(SimulatedFileSystem.With(contents.Select(file => IsSegment(file.Key) ? new(file.Key, [.. file.Value, .. new byte[reserved]]) : file)));
        Assert.Equal(whole, (await store.Status()).Revision);
    }

    [Fact]
    public async Task A_segment_that_has_lost_its_last_frames_to_zeros_is_refused()
    {
        var (contents, _) = await Written(60);
        var name = contents.Keys.Where(IsSegment).SkipLast(1).Last();
        contents[name].AsSpan(contents[name].Length / 2).Clear();
        Assert.Throws<StoreDamagedException>(() => Open(SimulatedFileSystem.With(contents)));
    }

    [Fact]
    public void Refusing_changes_nothing()
    {
        var disk = SimulatedFileSystem.With([new($"{Directory}/0000000000000001.log", new byte[200]), new($"{Directory}/x.tmp", [1])]);
        var before = disk.Contents();
        Assert.Throws<StoreDamagedException>(() => Open(disk));
        Assert.Equal(before, disk.Contents());
    }

    [Fact]
    public async Task A_second_process_is_kept_out()
    {
        var disk = new SimulatedFileSystem();
        await using var store = Open(disk);
        Assert.Equal(StoreError.Unavailable, Assert.Throws<StoreException>(() => Open(disk)).Error);
    }

    private static bool IsSegment(string path) => path.EndsWith(".log", StringComparison.Ordinal);

    private static EmbeddedStore Open(SimulatedFileSystem disk, int storeSeed = 1) =>
        EmbeddedStore.Open(Directory, Options(disk), new ManualTime(), new Random(storeSeed));

    private static EmbeddedStoreOptions Options(SimulatedFileSystem disk) => new()
    {
        FileSystem = disk,
        CommitMode = CommitMode.Inline,
        HistoryChunkSize = 8,
        HistoryMaxRevisions = 24,
        SegmentMinBytes = 1000,
        SnapshotMinBytes = 3000,
    };

    private static async Task<(SortedDictionary<string, byte[]> Contents, ModelStore Model)> Written(int count, int storeSeed = 1)
    {
        var disk = new SimulatedFileSystem();
        var model = new ModelStore();
        var random = new Random(7);
        var requests = new RandomRequests(random);
        await using var store = Open(disk, storeSeed);
        for (var i = 0; i < count; i++)
        {
            var request = requests.Txn(model.Revision);
            Assert.Equal(model.Txn(request), await store.Txn(request));
        }

        return (disk.Contents(), model);
    }

    private static async Task<long> RevisionOf(SortedDictionary<string, byte[]> contents)
    {
        await using var store = Open(SimulatedFileSystem.With(contents));
        return (await store.Status()).Revision;
    }
}

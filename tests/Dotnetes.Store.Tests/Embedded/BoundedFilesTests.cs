using Dotnetes.Store.Tests.Simulation;
using Dotnetes.Testing.Disks;

namespace Dotnetes.Store.Tests.Embedded;

/// <summary>
/// The files of a store that is written to without end. The full size, ten million updates with the default options, is measured by
/// <c>bench/Dotnetes.Store.Benchmarks bounded</c>; here everything is smaller by the same factor.
/// </summary>
public sealed class BoundedFilesTests
{
    private const int Keys = 1000;
    private const int ValueBytes = 400;

    /// <summary>What key, revision, time and frame take in the log beside the value.</summary>
    private const int Overhead = 100;

    private const int Updates = 40_000;

    private readonly SimulatedFileSystem _disk = new();
    private readonly ManualTime _time = new();

    [Theory]
    [InlineData(1000)]
    [InlineData(10_000)]
    public async Task Updates_of_the_same_keys_leave_at_most_four_times_the_live_data_and_the_history(int historyMilliseconds)
    {
        await using (var store = Open(historyMilliseconds))
        {
            for (var i = 0; i < Updates; i++)
            {
                await store.Put($"/registry/updated/{i % Keys:d4}", Value(i));
                _time.Advance(TimeSpan.FromMilliseconds(1));
                if (i % 50 == 0)
                {
                    await CheckSize(store, Math.Min(i + 1, Keys));
                }
            }

            Assert.InRange((await store.Status()).CompactRevision, Updates - historyMilliseconds - 1000, Updates + 1 - historyMilliseconds);
        }

        await using var again = Open(historyMilliseconds);
        for (var i = Updates - Keys; i < Updates; i++)
        {
            var item = (await again.Get($"/registry/updated/{i % Keys:d4}")).Item!;
            Assert.Equal((i + 2, Updates / Keys), (item.ModRevision, item.Version));
            Assert.Equal(Value(i), item.Value.ToArray());
        }
    }

    private static byte[] Value(int i)
    {
        var value = new byte[ValueBytes];
        BitConverter.TryWriteBytes(value, i);
        return value;
    }

    private async Task CheckSize(EmbeddedStore store, int keys)
    {
        var status = await store.Status();
        var history = (status.Revision - Math.Max(1, status.CompactRevision)) * (ValueBytes + Overhead);
        var live = keys * (ValueBytes + 22L);
        var files = _disk.Used;
        Assert.True(files <= (4 * live) + history + 8192, $"{files} bytes of files at revision {status.Revision}, {live} live and {history} of history");
    }

    private EmbeddedStore Open(int historyMilliseconds) => EmbeddedStore.Open(
        "/store",
        new EmbeddedStoreOptions
        {
            FileSystem = _disk,
            CommitMode = CommitMode.Inline,
            Durability = Durability.Relaxed,
            HistoryWindow = TimeSpan.FromMilliseconds(historyMilliseconds),
            HistoryChunkSize = 64,
            SegmentMinBytes = 16 << 10,
            SnapshotMinBytes = 32 << 10,
        },
        _time);
}

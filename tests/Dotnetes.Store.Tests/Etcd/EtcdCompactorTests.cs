using System.Text;
using Dotnetes.Store.Etcd;
using Dotnetes.Store.Tests.Simulation;

namespace Dotnetes.Store.Tests.Etcd;

public sealed class EtcdCompactorTests : IAsyncDisposable
{
    private readonly ManualTime _time = new();
    private readonly MemoryStore _store;

    public EtcdCompactorTests() => _store = new MemoryStore(new StoreOptions(), _time);

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Fact]
    public async Task Each_round_compacts_to_the_revision_of_the_round_before()
    {
        var compactor = Create();
        await Write(10);
        await compactor.Step();
        Assert.Equal((0, 0L), ((await _store.Status()).CompactRevision, compactor.CompactRevision));
        var first = (await _store.Status()).Revision;
        await Write(10);
        await compactor.Step();
        Assert.Equal((first, first), ((await _store.Status()).CompactRevision, compactor.CompactRevision));
        var second = (await _store.Status()).Revision;
        await compactor.Step();
        Assert.Equal(second, (await _store.Status()).CompactRevision);
        Assert.Equal(second.ToString(), Encoding.ASCII.GetString((await _store.Get("compact_rev_key")).Item!.Value.Span));
    }

    [Fact]
    public async Task Of_several_api_servers_one_compacts_in_each_round_and_history_lasts_a_round()
    {
        var compactors = new[] { Create(), Create(), Create() };
        var marks = new List<long>();
        var random = new Random(11);
        for (var round = 0; round < 30; round++)
        {
            await Write(5);
            random.Shuffle(compactors);
            foreach (var compactor in compactors)
            {
                await compactor.Step();
            }

            if (marks.Count > 0)
            {
                Assert.Equal("x", Text((await _store.Get("k", marks[^1])).Item));
            }

            if (marks.Count > 2)
            {
                var compacted = (await _store.Status()).CompactRevision;
                Assert.InRange(compacted, marks[^2], marks[^1]);
                Assert.All(compactors, compactor => Assert.InRange(compactor.CompactRevision, marks[^3], compacted));
            }

            marks.Add((await _store.Status()).Revision);
        }
    }

    [Fact]
    public async Task A_compaction_by_other_means_does_no_harm()
    {
        var compactor = Create();
        await compactor.Step();
        await Write(10);
        await _store.Compact(5);
        await compactor.Step();
        await compactor.Step();
        Assert.Equal((await _store.Status()).CompactRevision, compactor.CompactRevision);
    }

    [Fact]
    public async Task The_loop_goes_on_after_a_failure_and_ends_with_its_token()
    {
        using var stop = new CancellationTokenSource();
        var compactor = Create();
        var running = compactor.Run(stop.Token);
        await _store.DisposeAsync();
        for (var i = 0; i < 3; i++)
        {
            _time.Advance(EtcdCompactor.DefaultInterval);
            Assert.False(running.IsCompleted);
        }

        stop.Cancel();
        await running;
    }

    private static string Text(KeyValue? item) => Encoding.ASCII.GetString(item!.Value.Span);

    private EtcdCompactor Create() => new(_store, EtcdCompactor.DefaultInterval, _time);

    private async Task Write(int count)
    {
        for (var i = 0; i < count; i++)
        {
            await _store.Put("k", "x"u8.ToArray());
        }
    }
}

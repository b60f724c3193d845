using Dotnetes.Store.Etcd;
using Dotnetes.Store.EtcdServer;
using Dotnetes.Store.Tests.Etcd;

namespace Dotnetes.Store.Tests.Linearizability;

/// <summary>Recorded histories of concurrent clients and watchers of the stores as they are used.</summary>
public sealed class ConcurrentHistoryTests : IDisposable
{
    private const int Clients = 6;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("history-");

    public void Dispose() => _directory.Delete(recursive: true);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task The_memory_store_is_linearizable(int seed)
    {
        await using var store = new MemoryStore();
        await Check([.. Enumerable.Repeat(store, Clients)], store, 400, seed);
    }

    [Theory]
    [InlineData(1, Durability.Full)]
    [InlineData(2, Durability.Relaxed)]
    [InlineData(3, Durability.Relaxed)]
    public async Task The_embedded_store_is_linearizable(int seed, Durability durability)
    {
        await using var store = Open(durability);
        await Check([.. Enumerable.Repeat(store, Clients)], store, durability == Durability.Full ? 150 : 400, seed);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task The_embedded_store_behind_its_server_is_linearizable(int seed)
    {
        await using var store = Open(Durability.Relaxed);
        await using var host = await Serve(store);
        await CheckRemote([host.Addresses[0]], host.Addresses[0], 200, seed);
    }

    [Fact]
    public async Task Calls_whose_answer_was_lost_are_carried_out_once_or_not_at_all()
    {
        await using var store = Open(Durability.Relaxed);
        await using var host = await Serve(store);
        using var proxy = new CuttableProxy(host.Addresses[0]);
        using var over = new CancellationTokenSource();
        var cutting = Task.Run(async () =>
        {
            while (!over.IsCancellationRequested)
            {
                await Task.Delay(40);
                proxy.Cut();
            }
        });
        await CheckRemote([proxy.Address], host.Addresses[0], 250, 7, watched: proxy.Address);
        await over.CancelAsync();
        await cutting;
    }

    [EtcdFact]
    public async Task Real_etcd_is_linearizable_through_the_client()
    {
        await using var etcd = await EtcdProcess.Start();
        await CheckRemote([etcd.Address], etcd.Address, 150, 1);
    }

    [EtcdFact]
    public async Task An_etcd_cluster_stays_linearizable_while_its_members_die()
    {
        var members = await EtcdProcess.StartCluster(3);
        try
        {
            using var over = new CancellationTokenSource();
            var killing = Task.Run(async () =>
            {
                for (var i = 0; !over.IsCancellationRequested; i++)
                {
                    await Task.Delay(300);
                    await members[i % 3].Kill();
                    await Task.Delay(200);
                    await members[i % 3].StartAgain();
                }
            });
            string[] addresses = [.. members.Select(member => member.Address)];
            await CheckRemote(addresses, null, 150, 2);
            await over.CancelAsync();
            await killing;
        }
        finally
        {
            foreach (var member in members)
            {
                await member.DisposeAsync();
            }
        }
    }

    private static Task<EtcdHost> Serve(IStore store) =>
        EtcdHost.Start(store, new EtcdHostOptions { ListenClientUrls = ["http://127.0.0.1:0"] }, TimeProvider.System);

    private static EtcdStore Connect(string[] addresses, int seed) => new(new EtcdStoreOptions { Endpoints = [.. addresses] }, TimeProvider.System, new Random(seed));

    private static async Task CheckRemote(string[] addresses, string? direct, int calls, int seed, string? watched = null)
    {
        var clients = Enumerable.Range(0, Clients).Select(i => Connect(addresses, i)).ToList();
        string[] watchedAt = watched is not null ? [watched] : direct is not null ? [direct] : addresses;
        await using var watcher = Connect(watchedAt, 99);
        try
        {
            await Check([.. clients], watcher, calls, seed);
        }
        finally
        {
            foreach (var client in clients)
            {
                await client.DisposeAsync();
            }
        }
    }

    private static async Task Check(IStore[] clients, IStore watched, int calls, int seed)
    {
        const string Prefix = "h/";
        StoreKey mark = Prefix + "end";
        using var patience = new CancellationTokenSource(Patience);
        var start = (await watched.Status(patience.Token)).Revision + 1;
        var recorder = new HistoryRecorder(Prefix, pairs: 3);
        var watchers = new List<ResumingWatcher> { new(watched, Prefix, start, new Random(seed)), new(watched, Prefix, start, new Random(seed + 1)) };
        var watching = watchers.ConvertAll(watcher => watcher.RunUntil(mark, patience.Token));
        await recorder.Run(clients, calls / 2, seed);
        var middle = (await watched.Status(patience.Token)).Revision - 5;
        var late = new ResumingWatcher(watched, Prefix, Math.Max(start, middle), new Random(seed + 2));
        watchers.Add(late);
        watching.Add(late.RunUntil(mark, patience.Token));
        await recorder.Run(clients, calls / 2, seed + 50);
        await PutMark(watched, mark, patience.Token);
        await Task.WhenAll(watching);

        if (LinearizabilityChecker.FindViolation(recorder.Calls) is { } wrong)
        {
            Assert.Fail("no order explains\n" + string.Join("\n", wrong));
        }

        Assert.Null(RevisionOrder.FindViolation(recorder.Calls));
        var records = WatchValidator.Replay(watchers[0].Batches);
        WatchValidator.Compare(watchers[0].Batches, recorder);
        watchers.ForEach(watcher => WatchValidator.Compare(watchers[0], watcher));
        var last = watchers[0].Batches[^1].Revision;
        var range = await watched.Range(RangeRequest.Prefix(Prefix) with { Revision = last }, patience.Token);
        Assert.Equal(range.Items.ToArray(), records.Values.OrderBy(item => item.Key));
    }

    private static async Task PutMark(IStore store, StoreKey mark, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await store.Create(mark, new byte[] { 1 }, cancellationToken: cancellationToken);
                return;
            }
            catch (StoreException e) when (e.Error is StoreError.Timeout or StoreError.Unavailable)
            {
                await Task.Delay(50, cancellationToken);
            }
        }
    }

    private EmbeddedStore Open(Durability durability) => EmbeddedStore.Open(
        Path.Combine(_directory.FullName, "data"), new EmbeddedStoreOptions { Durability = durability, WatchBufferBatches = 8, HistoryChunkSize = 64 });
}

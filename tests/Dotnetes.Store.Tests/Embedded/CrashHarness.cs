using Dotnetes.Store.Tests.Conformance;
using Dotnetes.Store.Tests.Simulation;
using Dotnetes.Testing.Disks;

namespace Dotnetes.Store.Tests.Embedded;

/// <summary>
/// Runs a store on a simulated disk beside the model, stops the machine somewhere, starts again, and checks that everything acknowledged is there,
/// nothing is there in part, and the revision has not gone back.
/// </summary>
internal sealed class CrashHarness(int seed)
{
    private const string Directory = "/store";

    private readonly Random _random = new(seed);
    private readonly ManualTime _time = new();
    private readonly ModelStore _model = new();

    public SimulatedFileSystem Disk { get; } = new() { Random = new Random(seed) };

    /// <summary>The revision up to which everything was acknowledged.</summary>
    public long Acknowledged { get; private set; } = 1;

    public int Snapshots { get; private set; }

    public EmbeddedStoreOptions Options => new()
    {
        FileSystem = Disk,
        CommitMode = CommitMode.Inline,
        ManualCommit = true,
        HistoryChunkSize = 4,
        HistoryMaxRevisions = 12,
        SegmentMinBytes = 1500,
        SnapshotMinBytes = 3000,
    };

    /// <summary>
    /// Opens the store, does <paramref name="groups"/> groups of transactions, and closes it. When the machine stops in between, what was not
    /// acknowledged may or may not be there afterwards.
    /// </summary>
    /// <returns>Whether it came to the end.</returns>
    public async Task<bool> Run(int groups)
    {
        EmbeddedStore? store = null;
        try
        {
            store = EmbeddedStore.Open(Directory, Options, _time, new Random(seed));
            await Adopt(store);
            var requests = new RandomRequests(_random, maxValue: 60);
            for (var i = 0; i < groups; i++)
            {
                await WriteGroup(store, requests);
                Snapshots += Disk.Contents().Keys.Any(name => name.EndsWith(".snapshot", StringComparison.Ordinal)) ? 1 : 0;
            }

            await store.DisposeAsync();
            return true;
        }
        catch (SimulatedCrashException)
        {
            return false;
        }
        catch (StoreException e) when (e.Error == StoreError.Stopped)
        {
            return false;
        }
    }

    /// <summary>Opens the store and checks it against the model; whatever it has of what was not acknowledged is from now on expected.</summary>
    public async Task Check()
    {
        var store = EmbeddedStore.Open(Directory, Options, _time, new Random(seed));
        await Adopt(store);
        await ModelComparison.CompareAll(store, _model);
        await store.DisposeAsync();
    }

    private async Task Adopt(EmbeddedStore store)
    {
        var revision = (await store.Status()).Revision;
        Assert.InRange(revision, Acknowledged, _model.Revision);
        _model.CutTo(revision);
        Acknowledged = revision;
        var newest = await store.Range(new RangeRequest(KeyRange.All));
        Assert.Equal(_model.Newest.Values, newest.Items);
    }

    /// <summary>Several transactions that become durable together.</summary>
    private async Task WriteGroup(EmbeddedStore store, RandomRequests requests)
    {
        var waiting = new List<(Task<TxnResult> Real, TxnResult Expected)>();
        for (var i = _random.Next(1, 4); i > 0; i--)
        {
            var request = requests.Txn(_model.Revision);
            waiting.Add((store.Txn(request).AsTask(), _model.Txn(request)));
        }

        _time.Advance(TimeSpan.FromSeconds(1));
        store.WriteWaiting();
        foreach (var (real, expected) in waiting)
        {
            Assert.Equal(expected, await real);
        }

        Acknowledged = _model.Revision;
    }
}

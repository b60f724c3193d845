using System.Globalization;
using System.Text;
using Dotnetes.Store;
using Dotnetes.Store.Etcd;

namespace Dotnetes.Tests.Store;

/// <summary>
/// Writers whose transactions touch several keys, someone who compacts, and a watcher; and what all of them know afterwards. The transaction
/// with number n of a writer sets its keys <c>a</c> and <c>b</c> to n, adds <c>log/n</c> and removes <c>log/(n-50)</c>.
/// </summary>
internal sealed class KillLoad
{
    private const int Writers = 8;
    private const int Kept = 50;

    private readonly long[] _sent = new long[Writers];
    private readonly long[] _acknowledged = new long[Writers];
    private readonly long[] _revisions = new long[Writers];
    private readonly long[] _watched = new long[Writers];
    private long _revision;
    private long _watchedRevision;

    public static EtcdStoreOptions Options { get; } = new() { Endpoints = [], RetryWindow = TimeSpan.Zero, ConnectTimeout = TimeSpan.FromSeconds(2) };

    /// <summary>The number of acknowledged transactions.</summary>
    public long Acknowledged => _acknowledged.Sum();

    /// <summary>Writes until the store is gone.</summary>
    public async Task Run(IStore store)
    {
        using var gone = new CancellationTokenSource();
        var others = Task.WhenAll(Compact(store), Watch(store, gone.Token));
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Write(store, writer)));
        await gone.CancelAsync();
        await others;
    }

    /// <summary>Compares what the store holds with what is known.</summary>
    public async Task Check(IStore store)
    {
        var all = await store.Range(RangeRequest.Prefix(""));
        Assert.True(all.Revision >= Math.Max(_revision, _watchedRevision), $"the revision went back to {all.Revision} from {_revision}, watched {_watchedRevision}");
        var records = all.Items.ToDictionary(item => item.Key.ToString());
        for (var writer = 0; writer < Writers; writer++)
        {
            CheckWriter(records, writer);
        }
    }

    private void CheckWriter(Dictionary<string, KeyValue> records, int writer)
    {
        if (!records.TryGetValue($"w/{writer}/a", out var a))
        {
            Assert.Equal((0, 0), (_acknowledged[writer], _watched[writer]));
            _sent[writer] = 0;
            return;
        }

        var present = Number(a);
        Assert.InRange(present, Math.Max(_acknowledged[writer], _watched[writer]), _sent[writer]);
        var b = records[$"w/{writer}/b"];
        Assert.Equal((present, a.ModRevision), (Number(b), b.ModRevision));
        if (present == _acknowledged[writer])
        {
            Assert.Equal(_revisions[writer], a.ModRevision);
        }

        var log = records.Keys.Where(key => key.StartsWith($"w/{writer}/log/", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
        var first = Math.Max(1, present - Kept + 1);
        Assert.Equal(Enumerable.Range((int)first, (int)(present - first + 1)).Select(n => LogKey(writer, n)), log);

        // What was neither acknowledged nor refused is now known.
        _sent[writer] = _acknowledged[writer] = present;
        _revisions[writer] = a.ModRevision;
    }

    private async Task Write(IStore store, int writer)
    {
        var padding = new string('x', 200 * (writer + 1));
        try
        {
            while (true)
            {
                var number = ++_sent[writer];
                var value = Encoding.UTF8.GetBytes($"{number} {padding}");
                var result = await store.Txn(new TxnRequest
                {
                    Then =
                    [
                        StoreOp.Put($"w/{writer}/a", value),
                        StoreOp.Put($"w/{writer}/b", value),
                        StoreOp.Put(LogKey(writer, number), value),
                        StoreOp.Delete(LogKey(writer, number - Kept)),
                    ],
                });
                _acknowledged[writer] = number;
                _revisions[writer] = result.Revision;
                Raise(ref _revision, result.Revision);
            }
        }
        catch (StoreException)
        {
            // The process is gone.
        }
    }

    private static async Task Compact(IStore store)
    {
        try
        {
            while (true)
            {
                await Task.Delay(50);
                var revision = (await store.Status()).Revision - 200;
                if (revision > 1)
                {
                    await store.Compact(revision);
                }
            }
        }
        catch (StoreException)
        {
            // The process is gone, or nothing was written since.
        }
    }

    private async Task Watch(IStore store, CancellationToken gone)
    {
        try
        {
            await using var watch = await store.Watch(WatchRequest.Prefix(""), gone);
            while (await watch.WaitToRead(gone))
            {
                while (watch.TryRead(out var batch))
                {
                    Note(batch);
                }
            }
        }
        catch (Exception e) when (e is StoreException or OperationCanceledException)
        {
            // The process is gone; a watch would be resumed without end.
        }
    }

    private void Note(WatchBatch batch)
    {
        Raise(ref _watchedRevision, batch.Revision);
        foreach (var change in batch.Events)
        {
            var parts = change.Item.Key.ToString().Split('/');
            if (parts[2] == "a")
            {
                Raise(ref _watched[int.Parse(parts[1], CultureInfo.InvariantCulture)], Number(change.Item));
            }
        }
    }

    private static string LogKey(int writer, long number) => $"w/{writer}/log/{number:d8}";

    private static long Number(KeyValue item) => long.Parse(Encoding.UTF8.GetString(item.Value.Span).Split(' ')[0], CultureInfo.InvariantCulture);

    private static void Raise(ref long target, long value)
    {
        long old;
        while (value > (old = Interlocked.Read(ref target)) && Interlocked.CompareExchange(ref target, value, old) != old)
        {
            // Another writer was faster.
        }
    }
}

using System.Diagnostics;
using System.Globalization;

namespace Dotnetes.Store.Benchmarks;

/// <summary>How long it takes to open a store with so much live data.</summary>
internal static class OpenCommand
{
    private const int ValueBytes = 2048;
    private const int Batch = 64;

    public static async Task<int> Run(string directory, int megabytes)
    {
        if (!Directory.Exists(directory))
        {
            await Fill(directory, megabytes * 1_000_000L / ValueBytes);
        }

        for (var i = 0; i < 3; i++)
        {
            var started = Stopwatch.GetTimestamp();
            await using var store = EmbeddedStore.Open(directory);
            var elapsed = Stopwatch.GetElapsedTime(started);
            var status = await store.Status();
            var count = (await store.Range(new RangeRequest(KeyRange.All) { CountOnly = true })).Count;
            Console.Out.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"open, {count} keys, {status.DbSizeInUse / 1_000_000} MB live, {status.DbSize / 1_000_000} MB of files\t{elapsed.TotalSeconds:F2}\ts"));
        }

        return 0;
    }

    // Without history most of it is in the snapshot, as in a store that has lived for a while.
    private static async Task Fill(string directory, long keys)
    {
        var options = new EmbeddedStoreOptions { Durability = Durability.Relaxed, HistoryWindow = TimeSpan.Zero, HistoryMaxRevisions = 1000 };
        await using var store = EmbeddedStore.Open(directory, options);
        var random = new Random(1);
        for (long first = 0; first < keys; first += Batch)
        {
            await store.Txn(new TxnRequest { Then = [.. Enumerable.Range(0, Batch).Select(i => Put(first + i, random))] });
        }

        for (var i = 0; i < 2000; i++)
        {
            await store.Put(Key(i), new byte[ValueBytes]);
        }
    }

    private static string Key(long number) => string.Create(CultureInfo.InvariantCulture, $"/registry/pods/namespace-{number % 100:d3}/pod-{number:d9}");

    private static StoreOp Put(long number, Random random)
    {
        var value = new byte[ValueBytes];
        random.NextBytes(value);
        return StoreOp.Put(Key(number), value);
    }
}

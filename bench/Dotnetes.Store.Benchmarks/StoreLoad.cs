using System.Diagnostics;
using System.Globalization;

namespace Dotnetes.Store.Benchmarks;

/// <summary>The load of docs/performance.md. Every figure is a line on standard output: name, number, unit, separated by tabs.</summary>
internal sealed class StoreLoad(IStore store, string[] names)
{
    private const int Keys = 100_000;
    private const int Watchers = 1000;
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(5);

    public async Task Run()
    {
        foreach (var size in (int[])[256, 2048])
        {
            foreach (var writers in (int[])[1, 32, 256])
            {
                await Measure($"puts of {size} B, {writers} writers", "puts/s", writers, Put(size));
            }
        }

        if (!IsWanted("reads") && !IsWanted("ranges") && !IsWanted("watches"))
        {
            return;
        }

        await Fill();
        foreach (var readers in (int[])[1, 32])
        {
            await Measure($"reads of a key, {readers} readers", "reads/s", readers, async (worker, n) => await store.Get(Key((int)(((worker * 7919L) + (n * 104_729L)) % Keys))));
        }

        foreach (var count in (int[])[1, 1000, Keys])
        {
            await Measure($"ranges of {count} keys", "ranges/s", 1, (_, n) => ReadRange(count, n));
        }

        await MeasureWatches();
    }

    private static string Key(int number) => string.Create(CultureInfo.InvariantCulture, $"/registry/pods/default/pod-{number:d6}");

    private static void Report(string name, double number, string unit) =>
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}\t{number:F1}\t{unit}"));

    private bool IsWanted(string name) => names.Length == 0 || names.Any(wanted => name.StartsWith(wanted, StringComparison.Ordinal));

    private Func<int, long, Task> Put(int size)
    {
        var value = new byte[size];
        new Random(1).NextBytes(value);
        return async (worker, n) => await store.Put(string.Create(CultureInfo.InvariantCulture, $"/registry/load/{worker}/{n % 1000}"), value);
    }

    private async Task ReadRange(int count, long n)
    {
        var first = (int)(n * 104_729 % (Keys - count + 1));
        var result = await store.Range(new RangeRequest(new KeyRange(Key(first), Key(first + count))));
        if (result.Items.Count != count)
        {
            throw new InvalidOperationException($"{result.Items.Count} keys of {count}");
        }
    }

    private async Task Fill()
    {
        var value = new byte[256];
        const int batch = 100;
        await Task.WhenAll(Enumerable.Range(0, 10).Select(worker => Task.Run(async () =>
        {
            for (var first = worker * batch; first < Keys; first += 10 * batch)
            {
                await store.Txn(new TxnRequest { Then = [.. Enumerable.Range(first, batch).Select(i => StoreOp.Put(Key(i), value))] });
            }
        })));
    }

    private async Task Measure(string name, string unit, int workers, Func<int, long, Task> act)
    {
        if (!IsWanted(name))
        {
            return;
        }

        await Work(workers, TimeSpan.FromSeconds(1), act);
        var (count, elapsed, latencies) = await Work(workers, Duration, act);
        Report(name, count / elapsed.TotalSeconds, unit);
        Report($"{name}, median", latencies[latencies.Count / 2] * 1000, "ms");
        Report($"{name}, 99th percentile", latencies[(int)(latencies.Count * 0.99)] * 1000, "ms");
    }

    private static async Task<(long Count, TimeSpan Elapsed, List<double> Latencies)> Work(int workers, TimeSpan duration, Func<int, long, Task> act)
    {
        var started = Stopwatch.GetTimestamp();
        var results = await Task.WhenAll(Enumerable.Range(0, workers).Select(worker => Task.Run(async () =>
        {
            var latencies = new List<double>();
            for (long n = 0; Stopwatch.GetElapsedTime(started) < duration; n++)
            {
                var begun = Stopwatch.GetTimestamp();
                await act(worker, n);
                latencies.Add(Stopwatch.GetElapsedTime(begun).TotalSeconds);
            }

            return latencies;
        })));
        var elapsed = Stopwatch.GetElapsedTime(started);
        var all = results.SelectMany(list => list).Order().ToList();
        return (all.Count, elapsed, all);
    }

    /// <summary>How fast changes reach a thousand watchers that each see all of them.</summary>
    private async Task MeasureWatches()
    {
        const string name = "watches, 1000 watchers";
        const int changes = 500;
        if (!IsWanted(name))
        {
            return;
        }

        var watches = new List<IStoreWatch>();
        for (var i = 0; i < Watchers; i++)
        {
            watches.Add(await store.Watch(WatchRequest.Prefix("/registry/watched/")));
        }

        var started = Stopwatch.GetTimestamp();
        var readers = watches.ConvertAll(watch => Task.Run(() => Read(watch, changes)));
        for (var i = 0; i < changes; i++)
        {
            await store.Put(string.Create(CultureInfo.InvariantCulture, $"/registry/watched/{i}"), new byte[256]);
        }

        await Task.WhenAll(readers);
        Report(name, (double)Watchers * changes / Stopwatch.GetElapsedTime(started).TotalSeconds, "events/s");
        foreach (var watch in watches)
        {
            await watch.DisposeAsync();
        }
    }

    private static async Task Read(IStoreWatch watch, int changes)
    {
        for (var seen = 0; seen < changes;)
        {
            if (!await watch.WaitToRead())
            {
                throw new InvalidOperationException($"a watch ended: {watch.End}");
            }

            while (watch.TryRead(out var batch))
            {
                seen += batch.Events.Count;
            }
        }
    }
}

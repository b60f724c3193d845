using System.Diagnostics;
using System.Globalization;

namespace Dotnetes.Store.Benchmarks;

/// <summary>How long the files of a store get whose thousand keys are updated again and again.</summary>
internal static class BoundedCommand
{
    private const int Keys = 1000;
    private const int Writers = 64;

    public static async Task<int> Run(string directory, long updates, int valueBytes, double windowSeconds)
    {
        var options = new EmbeddedStoreOptions { Durability = Durability.Relaxed, HistoryWindow = TimeSpan.FromSeconds(windowSeconds) };
        await using var store = EmbeddedStore.Open(directory, options);
        var started = Stopwatch.GetTimestamp();
        long sent = 0, largest = 0;
        var worst = 0.0;
        var writing = Task.WhenAll(Enumerable.Range(0, Writers).Select(worker => Task.Run(async () =>
        {
            var value = new byte[valueBytes];
            new Random(worker).NextBytes(value);
            for (long n; (n = Interlocked.Increment(ref sent)) <= updates;)
            {
                await store.Put(string.Create(CultureInfo.InvariantCulture, $"/registry/updated/{n % Keys:d4}"), value);
            }
        })));
        while (!writing.IsCompleted)
        {
            await Task.WhenAny(writing, Task.Delay(20));

            if (sent > Keys * 10)
            {
                var (files, excess) = await Look(store, directory, valueBytes);
                largest = Math.Max(largest, files);
                worst = Math.Max(worst, excess);
            }
        }

        await writing;
        var (left, leftExcess) = await Look(store, directory, valueBytes);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        Console.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{updates} updates of {Keys} keys of {valueBytes} B, history of {windowSeconds} s: {seconds:F0} s, files at most {largest / 1e6:F1} MB, in the end {left / 1e6:F1} MB; without the history at most {worst:F2}, in the end {leftExcess:F2} times the live data"));
        return 0;
    }

    /// <summary>The bytes of the files, and how many times the live data they are beside the history that was kept while they were looked at.</summary>
    private static async Task<(long Files, double Excess)> Look(EmbeddedStore store, string directory, int valueBytes)
    {
        const int key = 22, record = 24;
        var before = await store.Status();
        var files = SizeOf(directory);
        var after = await store.Status();
        var history = (after.Revision - Math.Max(1, before.CompactRevision)) * (valueBytes + key + record);
        return (files, (double)(files - history) / (Keys * (valueBytes + key)));
    }

    private static long SizeOf(string directory)
    {
        long size = 0;
        foreach (var file in new DirectoryInfo(directory).EnumerateFiles())
        {
            try
            {
                size += file.Length;
            }
            catch (FileNotFoundException)
            {
                // Removed meanwhile.
            }
        }

        return size;
    }
}

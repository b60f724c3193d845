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

            // What is kept is read before the files, so the history that they hold is not less.
            var status = await store.Status();
            var history = (status.Revision - Math.Max(1, status.CompactRevision)) * (valueBytes + 24 + 24L);
            var live = Math.Min(sent, Keys) * (valueBytes + 22L);
            var files = SizeOf(directory);
            largest = Math.Max(largest, files);
            if (sent > Keys * 10)
            {
                worst = Math.Max(worst, (double)(files - history) / live);
            }
        }

        await writing;
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        Console.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{updates} updates of {Keys} keys of {valueBytes} B, history of {windowSeconds} s: {seconds:F0} s, files at most {largest / 1e6:F1} MB, without the history at most {worst:F2} times the live data"));
        return 0;
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

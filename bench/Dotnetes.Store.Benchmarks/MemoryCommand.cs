using System.Globalization;

namespace Dotnetes.Store.Benchmarks;

/// <summary>Resident memory with 100,000 keys of 2 KB.</summary>
internal static class MemoryCommand
{
    private const int Keys = 100_000;

    public static async Task<int> Embedded(string directory)
    {
        // The second run, in a process of its own, opens what the first one wrote.
        var isNew = !Directory.Exists(directory);
        await using var store = EmbeddedStore.Open(directory);
        if (isNew)
        {
            await Fill(store);
        }

        Report(isNew ? "memory after writing" : "memory after opening", Environment.ProcessId);
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        Report("memory after a full collection", Environment.ProcessId);
        return 0;
    }

    public static async Task<int> Etcd(string address, int process)
    {
        await using var store = LoadCommand.Connect(address);
        await Fill(store);
        Report("memory after writing", process);
        return 0;
    }

    private static void Report(string name, int process)
    {
        var line = File.ReadLines($"/proc/{process}/status").First(l => l.StartsWith("VmRSS:", StringComparison.Ordinal));
        var kilobytes = long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}\t{kilobytes / 1024.0:F1}\tMiB"));
    }

    private static async Task Fill(IStore store)
    {
        const int batch = 50;
        var random = new Random(1);
        for (var first = 0; first < Keys; first += batch)
        {
            var steps = new List<StoreOp>();
            for (var i = first; i < first + batch; i++)
            {
                var value = new byte[2048];
                random.NextBytes(value);
                steps.Add(StoreOp.Put(string.Create(CultureInfo.InvariantCulture, $"/registry/pods/default/pod-{i:d6}"), value));
            }

            await store.Txn(new TxnRequest { Then = [.. steps] });
        }
    }
}

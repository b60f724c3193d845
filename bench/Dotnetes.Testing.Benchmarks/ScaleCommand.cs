using System.Globalization;

namespace Dotnetes.Testing.Benchmarks;

/// <summary>How long it takes until many pods run on many simulated nodes.</summary>
internal static class ScaleCommand
{
    private const int PodsPerDeployment = 1000;

    public static async Task<int> Run(int nodes, int pods)
    {
        // The code is compiled first, by a small cluster that does the same.
        await Measure(20, 40, false);
        await Measure(nodes, pods, true);
        return 0;
    }

    private static async Task Measure(int nodes, int pods, bool print)
    {
        var processor = Environment.CpuUsage.TotalTime;
        var allocated = GC.GetTotalAllocatedBytes();
        var (collections, pause) = (GC.CollectionCount(0), GC.GetTotalPauseDuration());
        var start = TimeProvider.System.GetTimestamp();
        var requests = new RequestCounts();
        await using var cluster = await TestCluster.StartAsync(new() { Nodes = nodes, Intercept = requests.Count });
        var registered = TimeProvider.System.GetElapsedTime(start);
        var running = new RunningPods(cluster, pods);
        var watching = running.Watch();
        start = TimeProvider.System.GetTimestamp();
        for (var i = 0; i * PodsPerDeployment < pods; i++)
        {
            await cluster.Client.Create(Manifest.Deployment($"web-{i}", Math.Min(PodsPerDeployment, pods - (i * PodsPerDeployment))));
        }

        while (!running.All.IsCompleted)
        {
            await Task.WhenAny(running.All, Task.Delay(TimeSpan.FromSeconds(20), TimeProvider.System));
            if (!running.All.IsCompleted)
            {
                await running.Describe();
            }
        }

        await running.All;
        var ran = TimeProvider.System.GetElapsedTime(start);
        if (print)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{nodes} nodes registered in {registered.TotalSeconds:0.00} s; {pods} pods created, scheduled and running in {ran.TotalSeconds:0.00} s; {Environment.WorkingSet / 1048576} MiB, {requests.Total} requests, {(Environment.CpuUsage.TotalTime - processor).TotalSeconds:0.00} s of processors, {(GC.GetTotalAllocatedBytes() - allocated) / 1048576} MiB allocated, {running.Watches} watches, {GC.CollectionCount(0) - collections} collections that took {(GC.GetTotalPauseDuration() - pause).TotalSeconds:0.00} s"));
            requests.Print();
        }

        running.Stop();
        await watching;
    }
}

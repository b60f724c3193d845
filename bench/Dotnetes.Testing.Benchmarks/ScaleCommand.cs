using System.Globalization;
using Dotnetes.Api.Core.V1;
using Dotnetes.Client;

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
        var (collections, pause) = (GC.CollectionCount(0), GC.GetTotalPauseDuration());
        var start = TimeProvider.System.GetTimestamp();
        var requests = new RequestCounts();
        await using var cluster = await TestCluster.StartAsync(new() { Nodes = nodes, Intercept = requests.Count });
        var registered = TimeProvider.System.GetElapsedTime(start);
        var running = new HashSet<string>(pods);
        var wanted = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var watching = Watch();
        start = TimeProvider.System.GetTimestamp();
        for (var i = 0; i * PodsPerDeployment < pods; i++)
        {
            await cluster.Client.Create(Manifest.Deployment($"web-{i}", Math.Min(PodsPerDeployment, pods - (i * PodsPerDeployment))));
        }

        while (!wanted.Task.IsCompleted)
        {
            await Task.WhenAny(wanted.Task, Task.Delay(TimeSpan.FromSeconds(30), TimeProvider.System));
            if (!wanted.Task.IsCompleted)
            {
                Console.Error.WriteLine($"{running.Count} of {pods} pods are running");
            }
        }

        var ran = TimeProvider.System.GetElapsedTime(start);
        if (print)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{nodes} nodes registered in {registered.TotalSeconds:0.00} s; {pods} pods created, scheduled and running in {ran.TotalSeconds:0.00} s; {Environment.WorkingSet / 1048576} MiB, {requests.Total} requests, {(Environment.CpuUsage.TotalTime - processor).TotalSeconds:0.00} s of processors, {GC.CollectionCount(0) - collections} collections that took {(GC.GetTotalPauseDuration() - pause).TotalSeconds:0.00} s"));
            requests.Print();
        }

        await cluster.DisposeAsync();
        await watching;

        async Task Watch()
        {
            try
            {
                await foreach (var change in cluster.Client.Watch<Pod>("default"))
                {
                    if (change.Object.Status.Phase == PodPhase.Running && running.Add(change.Object.Metadata.Uid) && running.Count == pods)
                    {
                        wanted.SetResult();
                    }
                }
            }
            catch (Exception e) when (e is KubeApiException or KubeTransportException or OperationCanceledException)
            {
                // The cluster is gone.
            }
        }
    }
}

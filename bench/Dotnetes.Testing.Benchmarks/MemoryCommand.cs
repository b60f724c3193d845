using System.Globalization;
using Dotnetes.Api.Apps.V1;

namespace Dotnetes.Testing.Benchmarks;

/// <summary>How much memory many clusters take that live at once, each with a workload.</summary>
internal static class MemoryCommand
{
    public static async Task<int> Run(int count)
    {
        var clusters = new List<TestCluster>();
        for (var i = 0; i < count; i++)
        {
            clusters.Add(await TestCluster.StartAsync(new() { Nodes = 2, Seed = i }));
        }

        await Task.WhenAll(clusters.Select(async cluster =>
        {
            await cluster.Client.Create(Manifest.Deployment("web", 3));
            await cluster.WaitFor<Deployment>("default", "web", d => d.Status.AvailableReplicas == 3, TimeSpan.FromMinutes(5));
        }));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{count} clusters, each with 2 nodes and a Deployment of 3 pods: {Environment.WorkingSet / 1048576} MiB of the process, {GC.GetTotalMemory(forceFullCollection: true) / 1048576} MiB of objects"));
        foreach (var cluster in clusters)
        {
            await cluster.DisposeAsync();
        }

        return 0;
    }
}

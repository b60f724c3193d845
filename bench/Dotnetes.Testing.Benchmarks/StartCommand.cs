using System.Globalization;
using Dotnetes.Api.Core.V1;

namespace Dotnetes.Testing.Benchmarks;

/// <summary>How long it takes until a new cluster has answered its first request, and until it is gone again.</summary>
internal static class StartCommand
{
    public static async Task<int> Run(int times)
    {
        for (var i = 0; i < times; i++)
        {
            var processor = Environment.CpuUsage.TotalTime;
            var start = TimeProvider.System.GetTimestamp();
            var cluster = await TestCluster.StartAsync();
            await cluster.Client.List<Namespace>();
            var served = TimeProvider.System.GetElapsedTime(start);
            processor = Environment.CpuUsage.TotalTime - processor;
            start = TimeProvider.System.GetTimestamp();
            await cluster.DisposeAsync();
            var gone = TimeProvider.System.GetElapsedTime(start);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{(i == 0 ? "cold" : "warm")}: first request served after {served.TotalMilliseconds:0} ms ({processor.TotalMilliseconds:0} ms of processors), disposed in {gone.TotalMilliseconds:0.0} ms"));
        }

        return 0;
    }
}

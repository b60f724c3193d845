using System.Globalization;
using Dotnetes.Testing.Simulations;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Testing.Benchmarks;

/// <summary>Runs seeds of the simulation and says how long each takes.</summary>
internal static class SeedsCommand
{
    private static void Say(string who, LogLevel level, string what)
    {
        if (Environment.GetEnvironmentVariable("LOG") == "live")
        {
            Console.Error.WriteLine($"{who} {level}: {what}");
        }
    }

    public static Task<int> Run(int count, int first)
    {
        var failed = 0;
        for (var seed = first; seed < first + count; seed++)
        {
            var start = TimeProvider.System.GetTimestamp();
            var result = Simulation.Run(new() { Seed = seed, Log = Environment.GetEnvironmentVariable("LOG") is null ? null : Say });
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{TimeProvider.System.GetElapsedTime(start).TotalMilliseconds,6:0} ms  {result}"));
            if (result.Violations.Count > 0)
            {
                failed++;
                File.WriteAllLines(Path.Combine(Path.GetTempPath(), string.Create(CultureInfo.InvariantCulture, $"dotnetes-seed-{seed}.txt")), result.History);
            }
        }

        return Task.FromResult(failed == 0 ? 0 : 1);
    }
}

using System.Globalization;
using Dotnetes.Testing.Simulations;
using Xunit.Abstractions;

namespace Dotnetes.Testing.Tests;

public sealed class SimulationTests(ITestOutputHelper output)
{
    private static readonly int s_seeds = int.Parse(Environment.GetEnvironmentVariable("DOTNETES_SIMULATION_SEEDS") ?? "50", CultureInfo.InvariantCulture);

    [Fact]
    public void Every_seed_ends_well_and_has_one_history()
    {
        var first = int.Parse(Environment.GetEnvironmentVariable("DOTNETES_SIMULATION_FIRST") ?? "1", CultureInfo.InvariantCulture);
        var bad = new List<string>();
        for (var seed = first; seed < first + s_seeds; seed++)
        {
            var options = new SimulationOptions { Seed = seed };
            var once = Simulation.Run(options);
            output.WriteLine(once.ToString());
            if (once.Violations.Count > 0)
            {
                bad.Add(once + "\n" + string.Join('\n', once.History));
            }

            var again = Simulation.Run(options);
            if (again.Digest != once.Digest)
            {
                bad.Add($"seed {seed} gave {once.Digest} and then {again.Digest}");
            }
        }

        Assert.True(bad.Count == 0, string.Join('\n', bad));
    }
}

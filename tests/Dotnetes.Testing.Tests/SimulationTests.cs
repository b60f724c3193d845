using System.Globalization;
using Dotnetes.Testing.Simulations;
using Xunit.Abstractions;

namespace Dotnetes.Testing.Tests;

public sealed class SimulationTests(ITestOutputHelper output)
{
    private static readonly int s_seeds = Number("DOTNETES_SIMULATION_SEEDS", 50);
    private static readonly int s_first = Number("DOTNETES_SIMULATION_FIRST", 1);

    [Fact]
    public async Task Every_seed_ends_well_and_has_one_history()
    {
        // The two runs of a seed run beside each other, so that they would find out if they shared anything.
        var runs = await Task.WhenAll(Task.Run(RunAll), Task.Run(RunAll));
        var bad = new List<string>();
        foreach (var (once, again) in runs[0].Zip(runs[1]))
        {
            output.WriteLine(once.ToString());
            if (once.Violations.Count > 0)
            {
                bad.Add(once + "\n" + string.Join('\n', once.History));
            }

            if (again.Digest != once.Digest)
            {
                bad.Add($"seed {once.Seed} gave {once.Digest} and {again.Digest}");
            }
        }

        Assert.True(bad.Count == 0, string.Join('\n', bad));
    }

    [Fact]
    public void Rolling_updates_keep_their_bounds_while_nothing_goes_wrong()
    {
        for (var seed = 1; seed <= 5; seed++)
        {
            var result = Simulation.Run(new() { Seed = seed, Faults = false, ActInterval = TimeSpan.FromSeconds(8) });
            Assert.True(result.Violations.Count == 0, result + "\n" + string.Join('\n', result.History));
        }
    }

    // Seeds that found something once.
    [Theory]
    [InlineData(101)] // A pod of a DaemonSet waited for its node, and the simulation thought that another one would do.
    [InlineData(246)] // The same of another one.
    [InlineData(180)] // A user's request to let something go took effect although its answer was lost, and the simulation asked again.
    public void A_seed_that_found_something_ends_well(int seed)
    {
        var result = Simulation.Run(new() { Seed = seed });
        Assert.True(result.Violations.Count == 0, result + "\n" + string.Join('\n', result.History));
    }

    // Each bug breaks another rule, so that each rule is known to be able to fail.
    [Theory]
    [InlineData("leaders", "work at once")]
    [InlineData("room", "no room for it")]
    [InlineData("surge", "allows")]
    [InlineData("quota", "its quota")]
    [InlineData("finalizers", "although it has a finalizer")]
    [InlineData("ordinals", "another may take its place")]
    [InlineData("budgets", "disruptions with")]
    [InlineData("forgotten", "in the end")]
    public void A_planted_bug_is_found(string bug, string complaint) =>
        Find(complaint, seed => new() { Seed = seed, Intercept = (user, inner) => new PlantedBug(inner, bug, user) });

    [Fact]
    public void A_planted_bug_of_rolling_updates_is_found() => Find(
        "must be ready",
        seed => new() { Seed = seed, Faults = false, ActInterval = TimeSpan.FromSeconds(8), Intercept = (user, inner) => new PlantedBug(inner, "unavailable", user) });

    // A store that says "done" before its disk did, and one that takes the end of its log for torn when it opens it.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_planted_bug_of_the_store_is_found(bool isHasty) => Find(
        "came back",
        seed => new() { Seed = seed, Disk = disk => new ForgetfulDisk(disk, isHasty) });

    private void Find(string complaint, Func<int, SimulationOptions> options)
    {
        var results = Enumerable.Range(1, 50).Select(seed => Simulation.Run(options(seed)));
        var found = results.FirstOrDefault(r => r.Violations.Any(v => v.Contains(complaint, StringComparison.Ordinal)));
        Assert.NotNull(found);
        output.WriteLine(found.ToString());
    }

    private static int Number(string variable, int fallback) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : fallback;

    private static List<SimulationResult> RunAll() => [.. Enumerable.Range(s_first, s_seeds).Select(seed => Simulation.Run(new() { Seed = seed }))];
}

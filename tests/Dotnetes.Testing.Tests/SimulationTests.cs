using System.Globalization;
using Dotnetes.Api.Apps.V1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Client;
using Dotnetes.Client.Transport;
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

    [Theory]
    [InlineData("conflicts")]
    [InlineData("room")]
    [InlineData("surge")]
    public void A_planted_bug_is_found(string bug)
    {
        var found = Enumerable.Range(1, 50).Select(seed => Simulation.Run(new() { Seed = seed, Intercept = (user, inner) => new PlantedBug(inner, bug, user) }))
            .FirstOrDefault(r => r.Violations.Count > 0);
        Assert.NotNull(found);
        output.WriteLine(found.ToString());
    }

    private static int Number(string variable, int fallback) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : fallback;

    private static List<SimulationResult> RunAll() => [.. Enumerable.Range(s_first, s_seeds).Select(seed => Simulation.Run(new() { Seed = seed }))];

    /// <summary>What components would do that were wrong.</summary>
    private sealed class PlantedBug(IKubeTransport inner, string bug, string user) : IKubeTransport
    {
        public ValueTask<KubeResponse> Send(KubeRequest request, CancellationToken cancellationToken) => inner.Send(Change(request), cancellationToken);

        public IAsyncEnumerable<KubeWatchFrame> Watch(KubeRequest request, CancellationToken cancellationToken) => inner.Watch(request, cancellationToken);

        private KubeRequest Change(KubeRequest request) => (bug, request) switch
        {
            // Whoever wants to lead writes over what somebody else wrote meanwhile.
            ("conflicts", { Verb: "update", Resource: "leases", Namespace: "kube-system", Body: IKubeObject lease }) =>
                request with { Body = lease.WithMetadata(lease.Metadata with { ResourceVersion = "" }) },

            // The scheduler has a favourite.
            ("room", { Subresource: "binding", Body: Binding binding }) => request with { Body = binding with { Target = binding.Target with { Name = "node-0" } } },

            // The deployment controller makes one too many.
            ("surge", { Verb: "update", Resource: "replicasets", Subresource: "", Body: ReplicaSet { Spec.Replicas: > 0 and var replicas } set })
                when user.EndsWith(":deployment-controller", StringComparison.Ordinal) => request with { Body = set with { Spec = set.Spec with { Replicas = replicas + 1 } } },
            _ => request,
        };
    }
}

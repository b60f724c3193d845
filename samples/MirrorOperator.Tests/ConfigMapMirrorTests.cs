using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Rbac.V1;
using Dotnetes.Testing;
using Dotnetes.Testing.Faults;
using Microsoft.Extensions.Logging.Abstractions;

namespace MirrorOperator.Tests;

public sealed class ConfigMapMirrorTests : IAsyncLifetime
{
    private const string User = "mirror-operator";

    private readonly CancellationTokenSource _stop = new();
    private TestCluster _cluster = null!;
    private Task _running = Task.CompletedTask;

    public async Task InitializeAsync()
    {
        const string Yaml = """
            apiVersion: v1
            kind: Namespace
            metadata: {name: a}
            ---
            apiVersion: v1
            kind: Namespace
            metadata: {name: b}
            """;
        _cluster = await TestCluster.StartAsync(new() { VirtualTime = true, Yaml = Yaml, Controllers = [], Scheduler = false });
        await _cluster.Grant(User, new PolicyRule { ApiGroups = [""], Resources = ["configmaps"], Verbs = ["*"] });
        _running = _cluster.Run(new ConfigMapMirror(_cluster.ClientFor(User), _cluster.Time, new Random(1), NullLoggerFactory.Instance).Run, _stop.Token);
    }

    public async Task DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        await _cluster.DisposeAsync();
        _stop.Dispose();
    }

    [Fact]
    public async Task Copies_follow_their_original()
    {
        var original = await _cluster.Client.Create(Original("red", "a,b"));
        await CopiesAre("red", "a", "b");
        await _cluster.Client.Update(original with { Data = ValueMap.Of(("color", "blue")) });
        await CopiesAre("blue", "a", "b");
    }

    [Fact]
    public async Task Copies_that_somebody_changes_are_repaired()
    {
        await _cluster.Client.Create(Original("red", "a"));
        await CopiesAre("red", "a");
        var copy = await _cluster.Client.Get<ConfigMap>("a", "settings");
        await _cluster.Client.Update(copy with { Data = ValueMap.Of(("color", "pink")) });
        await CopiesAre("red", "a");
    }

    [Fact]
    public async Task Copies_go_with_their_original()
    {
        await _cluster.Client.Create(Original("red", "a,b"));
        await CopiesAre("red", "a", "b");
        await _cluster.Client.Delete<ConfigMap>("default", "settings");
        await _cluster.WaitForDeletion<ConfigMap>("a", "settings");
        await _cluster.WaitForDeletion<ConfigMap>("b", "settings");
    }

    [Theory]
    [MemberData(nameof(Troubles))]
    public async Task The_operator_recovers(string name, Fault fault)
    {
        Assert.NotEmpty(name);
        using (_cluster.Faults.Add(fault with { User = User }))
        {
            await _cluster.Client.Create(Original("red", "a,b"));
            await _cluster.Advance(TimeSpan.FromSeconds(5));
        }

        await CopiesAre("red", "a", "b");
    }

    [Fact]
    public async Task The_operator_catches_up_after_it_was_cut_off()
    {
        await _cluster.Client.Create(Original("red", "a"));
        await CopiesAre("red", "a");
        using (_cluster.Faults.Partition(User))
        {
            var original = await _cluster.Client.Get<ConfigMap>("default", "settings");
            await _cluster.Client.Update(original with { Data = ValueMap.Of(("color", "blue")) });
            await _cluster.Advance(TimeSpan.FromMinutes(1));
            Assert.Equal("red", (await _cluster.Client.Get<ConfigMap>("a", "settings")).Data["color"]);
        }

        await CopiesAre("blue", "a");
    }

    [Theory]
    [InlineData(WatchEnding.Closed)]
    [InlineData(WatchEnding.Broken)]
    [InlineData(WatchEnding.Expired)]
    public async Task The_operator_survives_the_end_of_its_watches(WatchEnding ending)
    {
        await _cluster.Client.Create(Original("red", "a"));
        await CopiesAre("red", "a");
        Assert.Equal(1, _cluster.Faults.DropWatches(User, "configmaps", ending));
        var original = await _cluster.Client.Get<ConfigMap>("default", "settings");
        await _cluster.Client.Update(original with { Data = ValueMap.Of(("color", "blue")) });
        await CopiesAre("blue", "a");
    }

    public static TheoryData<string, Fault> Troubles() => new()
    {
        { "conflicts", new Fault(FaultEffect.Conflict) { Verb = "create", Times = 3 } },
        { "too many requests", new Fault(FaultEffect.TooManyRequests()) { Times = 5 } },
        { "internal errors", new Fault(FaultEffect.InternalError) { Verb = "create", Probability = 0.5 } },
        { "lost requests", new Fault(FaultEffect.LoseRequest) { Probability = 0.5 } },
        { "lost answers", new Fault(FaultEffect.LoseResponse) { Verb = "create", Probability = 0.5 } },
        { "late events", new Fault(FaultEffect.Delay(TimeSpan.FromSeconds(2))) { Verb = "watch" } },
        { "slow answers", new Fault(FaultEffect.Slow(TimeSpan.FromSeconds(3))) },
        { "watches that end", new Fault(FaultEffect.EndWatch(WatchEnding.Expired)) { Verb = "watch" } },
    };

    private static ConfigMap Original(string color, string targets) => new()
    {
        Metadata = new() { Namespace = "default", Name = "settings", Annotations = ValueMap.Of((ConfigMapMirror.Targets, targets)) },
        Data = ValueMap.Of(("color", color)),
    };

    private async Task CopiesAre(string color, params string[] namespaces)
    {
        foreach (var ns in namespaces)
        {
            await _cluster.WaitFor<ConfigMap>(ns, "settings", m => m.Data["color"] == color && m.Metadata.Labels.ContainsKey(ConfigMapMirror.Source));
        }
    }
}

using Dotnetes.Api.Batch.V1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Machinery.Json;
using Dotnetes.Testing.Stages;

namespace Dotnetes.Testing.Tests.Stages;

public sealed class StageTests
{
    [Fact]
    public async Task The_fast_stages_of_pods_and_nodes_play_a_cluster()
    {
        await using var cluster = await TestCluster.StartAsync(new() { Nodes = 2, VirtualTime = true, Stages = StageReader.Read(StageSamples.Fast) });
        var node = await cluster.WaitFor<Node>(null, "node-0", n => n.Status.Conditions.Any(c => c is { Type: "Ready", Status: "True" }) && n.Spec.Taints.IsEmpty);
        Assert.Equal("8", node.Status.Allocatable["cpu"].ToString());
        Assert.Equal(cluster.Nodes["node-0"].Address, node.Status.Addresses.Find(a => a.Type == "InternalIP")!.Address);
        Assert.Equal(5, node.Status.Conditions.Count);

        await cluster.Client.Create(Workloads.Deployment("web", 3));
        await cluster.WaitFor<Api.Apps.V1.Deployment>("default", "web", Workloads.IsAvailable);
        var pods = await cluster.Client.List<Pod>("default");
        Assert.Equal(3, pods.Items.Map(p => p.Status.PodIP).Distinct().Count());
        Assert.All(pods.Items.ToArray(), p => Assert.Equal(cluster.Nodes[p.Spec.NodeName].Address, p.Status.HostIP));

        await cluster.Client.Create(Workloads.Job("work", 2));
        await cluster.WaitFor<Job>("default", "work", j => j.Status.Conditions.Any(c => c is { Type: "Complete", Status: "True" }));
        await cluster.Client.Delete<Api.Apps.V1.Deployment>("default", "web");
        await cluster.WaitForAll<Pod>("default", all => all.All(p => p.Metadata.Labels.ContainsKey("job")));
    }

    [Fact]
    public async Task Heartbeats_keep_a_node_alive()
    {
        await using var cluster = await TestCluster.StartAsync(new() { Nodes = 1, VirtualTime = true, Stages = StageReader.Read(StageSamples.Fast) });
        await cluster.WaitFor<Node>(null, "node-0", n => n.Status.Phase == "Running");
        var before = await cluster.Client.Get<Node>(null, "node-0");
        await cluster.Advance(TimeSpan.FromMinutes(5));
        var after = await cluster.Client.Get<Node>(null, "node-0");
        Assert.True(Heartbeat(after) - Heartbeat(before) > TimeSpan.FromMinutes(4));
        Assert.Equal("True", after.Status.Conditions.Find(c => c.Type == "Ready")!.Status);
    }

    [Fact]
    public async Task The_general_stages_of_pods_go_step_by_step_with_delays_of_the_pods_own()
    {
        await using var cluster = await TestCluster.StartAsync(new() { Nodes = 1, VirtualTime = true, Stages = StageReader.Read(StageSamples.General) });
        await cluster.WaitFor<ServiceAccount>("default", "default", _ => true);
        var pod = Workloads.Pod("p");
        await cluster.Client.Create(pod with
        {
            Metadata = pod.Metadata with { Annotations = ValueMap.Of(("pod-ready.stage/delay", "2m")), Finalizers = ["example.com/hold"] },
            Spec = pod.Spec with { InitContainers = [new() { Name = "i", Image = "init:1" }] },
        });
        var waiting = await cluster.WaitFor<Pod>("default", "p", p => p.Status.ContainerStatuses.Count == 1);
        Assert.Equal("PodInitializing", waiting.Status.ContainerStatuses[0].State.Waiting!.Reason);
        Assert.Equal("containers with unready status: [ c ]", waiting.Status.Conditions.Find(c => c.Type == "Ready")!.Message);
        var start = cluster.Time.GetUtcNow();
        var ready = await cluster.WaitFor<Pod>("default", "p", p => p.Status.Phase == "Running");
        Assert.InRange(cluster.Time.GetUtcNow() - start, TimeSpan.FromMinutes(1.9), TimeSpan.FromMinutes(2.2));
        Assert.Equal(4, ready.Status.Conditions.Count);
        Assert.Contains(await cluster.Events(), e => e is { Reason: "Started", InvolvedObject.Name: "p" });
        await cluster.Client.Delete<Pod>("default", "p");
        await cluster.WaitForDeletion<Pod>("default", "p");
    }

    [Fact]
    public async Task A_template_that_fails_is_told_in_an_event()
    {
        var stages = StageReader.Read(StageSamples.Make("bad", "Pod", "{}", "  next:\n    statusTemplate: '{{ index .spec.containers 9 }}'"));
        await using var cluster = await TestCluster.StartAsync(new() { Nodes = 1, VirtualTime = true, Stages = stages });
        await cluster.WaitFor<ServiceAccount>("default", "default", _ => true);
        await cluster.Client.Create(Workloads.Pod("p"));
        var told = await cluster.WaitForEvent("default", e => e.Reason == "StageFailed");
        Assert.Contains("stage bad: index 9 is out of range", told.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Weights_decide_between_stages()
    {
        var stages = StageReader.Read(
            StageSamples.Make("never", "Pod", "{}", "  weight: 0") + "---\n" + StageSamples.Make("often", "Pod", "{}", "  weight: 9") + "---\n" +
            StageSamples.Make("seldom", "Pod", "{}", "  weight: 1\n  weightFrom: {expressionFrom: '.metadata.annotations[\"w\"]'}"));
        var random = new Random(1);
        var chosen = Enumerable.Range(0, 1000).Select(_ => Stage.Choose(stages, JsonObject.Empty, random)!.Name).CountBy(n => n).ToDictionary();
        Assert.Equal(["often", "seldom"], chosen.Keys.Order());
        Assert.InRange(chosen["seldom"], 60, 140);
        var heavy = JsonValue.Parse("""{"metadata":{"annotations":{"w":"1000000"}}}""");
        Assert.Equal("seldom", Stage.Choose(stages, heavy, random)!.Name);
    }

    [Theory]
    [InlineData("  next: {color: red}", "next.color is not known")]
    [InlineData("  next: {patches: [{type: odd, template: ''}]}", "type odd")]
    [InlineData("  next: {statusTemplate: '{{ nonsense }}'}", "no function nonsense")]
    [InlineData("  weight: many", "weight")]
    public void A_stage_that_uses_what_is_not_known_is_refused(string rest, string complaint) =>
        Assert.Contains(complaint, Assert.Throws<FormatException>(() => StageReader.Read(StageSamples.Make("s", "Pod", "{}", rest))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Kinds_that_cannot_be_played_are_refused()
    {
        var error = await Assert.ThrowsAsync<NotSupportedException>(() => TestCluster.StartAsync(new() { Stages = StageReader.Read(StageSamples.Make("s", "Secret", "{}", "")) }));
        Assert.Contains("Secret", error.Message, StringComparison.Ordinal);
    }

    private static DateTimeOffset Heartbeat(Node node) => node.Status.Conditions.Find(c => c.Type == "Ready")!.LastHeartbeatTime!.ToDateTimeOffset();
}

using Dotnetes.Api.Core.V1;
using Dotnetes.Controllers.NodeLifecycle;
using Dotnetes.Controllers.Tests.Simulation;

namespace Dotnetes.Controllers.Tests.NodeLifecycle;

public sealed class NodeLifecycleControllerTests
{
    [Fact]
    public void A_node_that_falls_silent_becomes_unknown_and_so_its_pods_are_not_ready() => SimulatedCluster.Run(async cluster =>
    {
        await Begin(cluster, "n1", "n2");
        await cluster.AddPod("p", "n1");
        await cluster.SetStatus("p", PodPhase.Running, ready: "True");
        await Live(cluster, 45, "n2");
        Assert.Equal("True", await Ready(cluster, "n1"));
        await Live(cluster, 15, "n2");
        var node = await cluster.Client.Get<Node>(null, "n1");
        Assert.Equal(
            [
                "DiskPressure Unknown NodeStatusNeverUpdated Kubelet never posted node status.",
                "MemoryPressure Unknown NodeStatusNeverUpdated Kubelet never posted node status.",
                "PIDPressure Unknown NodeStatusNeverUpdated Kubelet never posted node status.",
                "Ready Unknown NodeStatusUnknown Kubelet stopped posting node status.",
            ],
            node.Status.Conditions.Select(c => $"{c.Type} {c.Status} {c.Reason} {c.Message}").Order());
        Assert.Equal(["node.kubernetes.io/unreachable:NoExecute", "node.kubernetes.io/unreachable:NoSchedule"], Taints(node));
        Assert.Equal("False", (await cluster.Client.Get<Pod>("ns", "p")).Status.Conditions.Find(c => c.Type == "Ready")!.Status);
        Assert.Contains("Node/n1 Normal NodeNotReady: Node n1 status is now: NodeNotReady", cluster.Events.All);
        Assert.Contains("Pod/p Warning NodeNotReady: Node is not ready", cluster.Events.All);
        Assert.Contains("Node/n1 Normal RegisteredNode: Node n1 event: Registered Node n1 in Controller", cluster.Events.All);

        await cluster.AddPod("late", "n1");
        await cluster.SetStatus("late", PodPhase.Running, ready: "True");
        await cluster.Beat("n1");
        await Live(cluster, 10, "n1", "n2");
        Assert.Equal("True", await Ready(cluster, "n1"));
        Assert.Empty(Taints(await cluster.Client.Get<Node>(null, "n1")));
    });

    [Fact]
    public void A_lease_alone_keeps_a_node_alive() => SimulatedCluster.Run(async cluster =>
    {
        await Begin(cluster, "n1", "n2");
        for (var i = 0; i < 30; i++)
        {
            await cluster.Renew("n1");
            await Live(cluster, 10, "n2");
        }

        Assert.Equal("True", await Ready(cluster, "n1"));
        await Live(cluster, 60, "n2");
        Assert.Equal("Unknown", await Ready(cluster, "n1"));
    });

    [Theory]
    [InlineData(3)]
    [InlineData(-3)]
    public void A_clock_that_is_set_takes_no_node_out_of_service(int hours) => SimulatedCluster.Run(async cluster =>
    {
        await Begin(cluster, "n1", "n2");
        await Live(cluster, 20, "n1", "n2");
        cluster.Clock.Ahead = TimeSpan.FromHours(hours);
        for (var i = 0; i < 20; i++)
        {
            await Live(cluster, 5, "n1");
            await cluster.Renew("n2");
            Assert.Equal(("True", "True"), (await Ready(cluster, "n1"), await Ready(cluster, "n2")));
            Assert.Equal(0, await Evicting(cluster));
        }

        await Live(cluster, 60, "n1");
        Assert.Equal("Unknown", await Ready(cluster, "n2"));
    });

    [Fact]
    public void A_node_that_never_said_anything_has_a_minute() => SimulatedCluster.Run(async cluster =>
    {
        await Begin(cluster, "n2");
        await cluster.Client.Create(new Node { Metadata = new() { Name = "mute" } });
        await Live(cluster, 55, "n2");
        Assert.Null((await cluster.Client.Get<Node>(null, "mute")).Status.Conditions.Find(c => c.Type == "Ready"));
        await Live(cluster, 15, "n2");
        var ready = (await cluster.Client.Get<Node>(null, "mute")).Status.Conditions.Find(c => c.Type == "Ready")!;
        Assert.Equal(("Unknown", "NodeStatusNeverUpdated"), (ready.Status, ready.Reason));
    });

    [Fact]
    public void Conditions_and_the_spec_become_taints_at_once() => SimulatedCluster.Run(async cluster =>
    {
        await Begin(cluster, "n1", "n2");
        var node = await cluster.Client.Get<Node>(null, "n1");
        node = await cluster.Client.Update(node with
        {
            Spec = node.Spec with { Unschedulable = true, Taints = [new() { Key = "mine", Effect = "NoSchedule" }] },
            Metadata = node.Metadata with { Labels = ValueMap.Of(("kubernetes.io/os", "linux"), ("kubernetes.io/arch", "amd64"), ("beta.kubernetes.io/arch", "arm")) },
        });
        ValueList<NodeCondition> conditions = [new() { Type = "MemoryPressure", Status = "True" }, new() { Type = "NetworkUnavailable", Status = "True" }, new() { Type = "DiskPressure", Status = "False" }];
        await cluster.Client.UpdateStatus(node with { Status = node.Status with { Conditions = conditions } });
        await cluster.Beat("n1", "False");
        await Live(cluster, 6, "n2");
        node = await cluster.Client.Get<Node>(null, "n1");
        Assert.Equal(
            [
                "mine:NoSchedule",
                "node.kubernetes.io/memory-pressure:NoSchedule",
                "node.kubernetes.io/network-unavailable:NoSchedule",
                "node.kubernetes.io/not-ready:NoExecute",
                "node.kubernetes.io/not-ready:NoSchedule",
                "node.kubernetes.io/unschedulable:NoSchedule",
            ],
            Taints(node));
        Assert.Equal(("linux", "amd64"), (node.Metadata.Labels["beta.kubernetes.io/os"], node.Metadata.Labels["beta.kubernetes.io/arch"]));
        await cluster.Client.Update(node with { Spec = node.Spec with { Unschedulable = false } });
        await cluster.Beat("n1");
        await Live(cluster, 6, "n2");
        Assert.Equal(["mine:NoSchedule", "node.kubernetes.io/memory-pressure:NoSchedule", "node.kubernetes.io/network-unavailable:NoSchedule"], Taints(await cluster.Client.Get<Node>(null, "n1")));
    });

    [Fact]
    public void Nodes_of_a_zone_get_their_taints_one_every_ten_seconds() => SimulatedCluster.Run(async cluster =>
    {
        await Begin(cluster, "a", "b", "x1", "x2", "x3");
        await Live(cluster, 58, "x1", "x2", "x3");
        Assert.Equal(1, await Evicting(cluster));
        await Live(cluster, 5, "x1", "x2", "x3");
        Assert.Equal(1, await Evicting(cluster));
        await Live(cluster, 5, "x1", "x2", "x3");
        Assert.Equal(2, await Evicting(cluster));
    });

    [Fact]
    public void Nothing_is_evicted_while_all_nodes_are_lost_and_the_taints_come_off() => SimulatedCluster.Run(async cluster =>
    {
        await Begin(cluster, "a", "b");
        await Live(cluster, 60, "b");
        Assert.Equal(1, await Evicting(cluster));
        await cluster.Pass(60);
        Assert.Equal("Unknown", await Ready(cluster, "b"));
        Assert.Equal(0, await Evicting(cluster));
        await cluster.Pass(300);
        Assert.Equal(0, await Evicting(cluster));
        await Live(cluster, 60, "b");
        Assert.Equal(1, await Evicting(cluster));
        Assert.Equal("True", await Ready(cluster, "b"));
    });

    [Fact]
    public void In_a_small_zone_of_which_much_is_lost_nothing_more_is_evicted() => SimulatedCluster.Run(async cluster =>
    {
        await Begin(cluster, "a", "b", "c", "d");
        await Live(cluster, 200, "d");
        Assert.InRange(await Evicting(cluster), 0, 1);
    });

    [Theory]
    [InlineData(0, 0, "Normal")]
    [InlineData(0, 1, "FullDisruption")]
    [InlineData(1, 2, "Normal")]
    [InlineData(1, 3, "PartialDisruption")]
    [InlineData(9, 11, "PartialDisruption")]
    [InlineData(10, 10, "Normal")]
    public void A_zone_is_judged_by_how_many_of_its_nodes_are_lost(int ready, int notReady, string expected) => Assert.Equal(expected, Zones.Judge(ready, notReady, 0.55).ToString());

    private static async Task Begin(SimulatedCluster cluster, params string[] nodes)
    {
        foreach (var name in nodes)
        {
            await cluster.AddNode(name);
        }

        await cluster.Start(new NodeLifecycleController(cluster.Context));
    }

    private static async Task Live(SimulatedCluster cluster, int seconds, params string[] nodes)
    {
        for (var left = seconds; left > 0; left -= 5)
        {
            foreach (var name in nodes)
            {
                await cluster.Beat(name);
            }

            await cluster.Pass(Math.Min(left, 5));
        }
    }

    private static async Task<string> Ready(SimulatedCluster cluster, string name) =>
        (await cluster.Client.Get<Node>(null, name)).Status.Conditions.Find(c => c.Type == "Ready")!.Status;

    private static async Task<int> Evicting(SimulatedCluster cluster) => (await cluster.Client.List<Node>()).Items.Count(n => n.Spec.Taints.Any(t => t.Effect == "NoExecute"));

    private static IEnumerable<string> Taints(Node node) => node.Spec.Taints.Select(t => $"{t.Key}:{t.Effect}").Order();
}

using Dotnetes.Api.Core.V1;
using Dotnetes.Client;
using Dotnetes.Controllers.TaintEviction;
using Dotnetes.Controllers.Tests.Simulation;

namespace Dotnetes.Controllers.Tests.TaintEviction;

public sealed class TaintEvictionControllerTests
{
    [Fact]
    public void Pods_go_when_their_patience_with_a_taint_ends() => SimulatedCluster.Run(async cluster =>
    {
        await cluster.AddNode("n1");
        await cluster.AddNode("n2");
        await cluster.AddPod("at-once", "n1");
        await cluster.AddPod("later", "n1", [new() { Key = "lost", Operator = "Exists", Effect = "NoExecute", TolerationSeconds = 60 }]);
        await cluster.AddPod("never", "n1", [new() { Operator = "Exists" }]);
        await cluster.AddPod("elsewhere", "n2");
        await cluster.Start(new TaintEvictionController(cluster.Context));
        await Taint(cluster, "lost");
        await cluster.Pass(1);
        Assert.Equal("at-once", await Ending(cluster));
        var condition = (await cluster.Client.Get<Pod>("ns", "at-once")).Status.Conditions.Find(c => c.Type == "DisruptionTarget")!;
        Assert.Equal(("True", "DeletionByTaintManager", "Taint manager: deleting due to NoExecute taint"), (condition.Status, condition.Reason, condition.Message));
        await cluster.Pass(50);
        Assert.Equal("at-once", await Ending(cluster));
        await cluster.Pass(15);
        Assert.Equal("at-once,later", await Ending(cluster));
        Assert.Equal(
            ["Pod/at-once Normal TaintManagerEviction: Marking for deletion Pod ns/at-once", "Pod/later Normal TaintManagerEviction: Marking for deletion Pod ns/later"],
            cluster.Events.All);
    });

    [Fact]
    public void Pods_stay_when_the_taint_goes_in_time() => SimulatedCluster.Run(async cluster =>
    {
        await cluster.AddNode("n1");
        await cluster.AddPod("p", "n1", [new() { Key = "lost", Operator = "Exists", Effect = "NoExecute", TolerationSeconds = 60 }]);
        await cluster.Start(new TaintEvictionController(cluster.Context));
        await Taint(cluster, "lost");
        await cluster.Pass(30);
        await cluster.Client.Patch<Node>(null, "n1", ObjectPatch.Merge("""{"spec":{"taints":null}}"""));
        await cluster.Pass(1);
        Assert.Equal(["Pod/p Normal TaintManagerEviction: Cancelling deletion of Pod ns/p"], cluster.Events.All);
        await Taint(cluster, "lost");
        await cluster.Pass(50);
        Assert.Equal("", await Ending(cluster));
        await cluster.Pass(20);
        Assert.Equal("p", await Ending(cluster));
    });

    [Fact]
    public void A_pod_that_comes_to_a_tainted_node_goes_too() => SimulatedCluster.Run(async cluster =>
    {
        await cluster.AddNode("n1");
        await Taint(cluster, "lost");
        await cluster.Start(new TaintEvictionController(cluster.Context));
        await cluster.AddPod("p", "n1");
        await cluster.Pass(1);
        Assert.Equal("p", await Ending(cluster));
    });

    [Fact]
    public void The_shortest_of_several_patiences_counts()
    {
        ValueList<Taint> taints = [new() { Key = "a", Effect = "NoExecute" }, new() { Key = "b", Value = "7", Effect = "NoExecute" }];
        Toleration Of(string key, long? seconds) => new() { Key = key, Operator = "Exists", TolerationSeconds = seconds };
        Assert.Equal(TimeSpan.Zero, Tolerations.Patience([Of("a", 10)], taints));
        Assert.Equal(TimeSpan.FromSeconds(10), Tolerations.Patience([Of("a", 10), Of("b", null)], taints));
        Assert.Equal(TimeSpan.FromSeconds(5), Tolerations.Patience([Of("a", 10), Of("b", 5)], taints));
        Assert.Null(Tolerations.Patience([new() { Operator = "Exists" }], taints));
        Assert.True(Tolerations.Tolerates(new() { Key = "b", Operator = "Gt", Value = "5" }, taints[1]));
        Assert.False(Tolerations.Tolerates(new() { Key = "b", Operator = "Lt", Value = "5" }, taints[1]));
    }

    private static async Task Taint(SimulatedCluster cluster, string key) =>
        await cluster.Client.Patch<Node>(null, "n1", ObjectPatch.Merge("{\"spec\":{\"taints\":[{\"key\":\"" + key + "\",\"effect\":\"NoExecute\"}]}}"));

    private static async Task<string> Ending(SimulatedCluster cluster) =>
        string.Join(',', (await cluster.Client.List<Pod>("ns")).Items.Where(p => p.Metadata.DeletionTimestamp is not null).Select(p => p.Metadata.Name));
}

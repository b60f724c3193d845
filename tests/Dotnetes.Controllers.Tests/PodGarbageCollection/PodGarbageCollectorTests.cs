using Dotnetes.Api.Core.V1;
using Dotnetes.Client;
using Dotnetes.Controllers.PodGarbageCollection;
using Dotnetes.Controllers.Tests.Simulation;

namespace Dotnetes.Controllers.Tests.PodGarbageCollection;

public sealed class PodGarbageCollectorTests
{
    [Fact]
    public void The_oldest_finished_pods_beyond_the_threshold_go_and_evicted_ones_first() => SimulatedCluster.Run(async cluster =>
    {
        await cluster.AddNode("n1");
        foreach (var name in (string[])["a", "b", "c", "d"])
        {
            await cluster.AddPod(name, "n1");
            await cluster.Pass(1);
        }

        await cluster.SetStatus("a", PodPhase.Succeeded);
        await cluster.SetStatus("b", PodPhase.Failed);
        await cluster.SetStatus("c", PodPhase.Failed, reason: "Evicted");
        await cluster.Start(new PodGarbageCollector(cluster.Context, 2));
        await cluster.Pass(21);
        Assert.Equal("a,b,d", await cluster.Names<Pod>());
        await cluster.SetStatus("d", PodPhase.Succeeded);
        await cluster.Pass(21);
        Assert.Equal("b,d", await cluster.Names<Pod>());
    });

    [Fact]
    public void Pods_of_a_node_that_is_gone_go_after_its_quarantine_and_say_why() => SimulatedCluster.Run(async cluster =>
    {
        var node = await cluster.AddNode("n1");
        await cluster.AddPod("p", "n1", finalizers: ["example.com/look"]);
        await cluster.Start(new PodGarbageCollector(cluster.Context));
        await cluster.Client.Delete<Node>(null, node.Metadata.Name);
        await cluster.Pass(45);
        Assert.Null((await cluster.Client.Get<Pod>("ns", "p")).Metadata.DeletionTimestamp);
        await cluster.Pass(40);
        var pod = await cluster.Client.Get<Pod>("ns", "p");
        Assert.NotNull(pod.Metadata.DeletionTimestamp);
        Assert.Equal(PodPhase.Failed, pod.Status.Phase);
        var condition = pod.Status.Conditions.Find(c => c.Type == PodConditionType.DisruptionTarget)!;
        Assert.Equal(("True", "DeletionByPodGC", "PodGC: node no longer exists"), (condition.Status, condition.Reason, condition.Message));
        await cluster.Client.Patch<Pod>("ns", "p", ObjectPatch.Merge("""{"metadata":{"finalizers":null}}"""));
        Assert.Null(await cluster.Find<Pod>("ns", "p"));
    });

    [Fact]
    public void A_node_that_comes_back_in_time_keeps_its_pods() => SimulatedCluster.Run(async cluster =>
    {
        await cluster.AddNode("n1");
        await cluster.AddPod("p", "n1");
        await cluster.Start(new PodGarbageCollector(cluster.Context));
        await cluster.Client.Delete<Node>(null, "n1");
        await cluster.Pass(30);
        await cluster.AddNode("n1");
        await cluster.Pass(300);
        Assert.Equal("p", await cluster.Names<Pod>());
    });

    [Fact]
    public void Terminating_pods_without_a_node_and_on_nodes_out_of_service_are_ended_by_force() => SimulatedCluster.Run(async cluster =>
    {
        await cluster.AddNode("dead", ready: "Unknown");
        await cluster.AddNode("alive");
        await cluster.AddPod("unscheduled", "", finalizers: ["example.com/look"]);
        await cluster.AddPod("out", "dead");
        await cluster.AddPod("stays", "alive");
        foreach (var name in (string[])["unscheduled", "out", "stays"])
        {
            await cluster.Client.Delete<Pod>("ns", name);
        }

        await cluster.Start(new PodGarbageCollector(cluster.Context));
        await cluster.Pass(60);
        Assert.Equal("out,stays,unscheduled", await cluster.Names<Pod>());
        Assert.Equal(PodPhase.Failed, (await cluster.Client.Get<Pod>("ns", "unscheduled")).Status.Phase);
        foreach (var name in (string[])["dead", "alive"])
        {
            await cluster.Client.Patch<Node>(null, name, ObjectPatch.Merge("""{"spec":{"taints":[{"key":"node.kubernetes.io/out-of-service","value":"nodeshutdown","effect":"NoExecute"}]}}"""));
        }

        await cluster.Pass(21);
        Assert.Equal("stays,unscheduled", await cluster.Names<Pod>());
    });
}

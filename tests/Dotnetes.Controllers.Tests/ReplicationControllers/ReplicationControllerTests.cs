using Dotnetes.Api.Core.V1;
using Dotnetes.Controllers.ReplicationControllers;
using Dotnetes.Controllers.Tests.Simulation;

namespace Dotnetes.Controllers.Tests.ReplicationControllers;

public sealed class ReplicationControllerTests
{
    [Fact]
    public void It_keeps_the_pods_that_it_asks_for_and_tells_how_many_there_are() => SimulatedCluster.Run(async cluster =>
    {
        var kubelets = await Begin(cluster);
        await cluster.Client.Create(Controller(3));
        await cluster.Pass(5);
        var status = (await cluster.Client.Get<ReplicationController>("ns", "web")).Status;
        Assert.Equal((3, 3, 3, 3, 1L), (status.Replicas, status.FullyLabeledReplicas, status.ReadyReplicas, status.AvailableReplicas, status.ObservedGeneration));
        var pods = (await cluster.Client.List<Pod>("ns")).Items;
        Assert.All(pods, p => Assert.Equal(("v1", "ReplicationController", "web"), (p.Metadata.OwnerReferences[0].ApiVersion, p.Metadata.OwnerReferences[0].Kind, p.Metadata.OwnerReferences[0].Name)));
        Assert.Contains(cluster.Events.All, e => e.StartsWith("ReplicationController/web Normal SuccessfulCreate: Created pod: web-", StringComparison.Ordinal));

        await cluster.Client.Delete<Pod>("ns", pods[0].Metadata.Name);
        await cluster.Pass(5);
        Assert.Equal(4, kubelets.Started.Count);
        var current = await cluster.Client.Get<ReplicationController>("ns", "web");
        await cluster.Client.Update(current with { Spec = current.Spec with { Replicas = 1 } });
        await cluster.Pass(5);
        Assert.Single((await cluster.Client.List<Pod>("ns")).Items);
        Assert.Equal(1, (await cluster.Client.Get<ReplicationController>("ns", "web")).Status.Replicas);
    });

    [Fact]
    public void It_adopts_orphans_and_releases_what_no_longer_matches() => SimulatedCluster.Run(async cluster =>
    {
        await Begin(cluster);
        var orphan = Pods("orphan");
        await cluster.Client.Create(orphan);
        await cluster.Client.Create(Controller(1));
        await cluster.Pass(5);
        Assert.Equal("orphan", await cluster.Names<Pod>("ns"));
        var adopted = await cluster.Client.Get<Pod>("ns", "orphan");
        Assert.Equal("ReplicationController", adopted.Metadata.OwnerReferences[0].Kind);
        await cluster.Client.Update(adopted with { Metadata = adopted.Metadata with { Labels = ValueMap.Of(("app", "other")) } });
        await cluster.Pass(5);
        Assert.Empty((await cluster.Client.Get<Pod>("ns", "orphan")).Metadata.OwnerReferences);
        Assert.Equal(2, (await cluster.Client.List<Pod>("ns")).Items.Count);
    });

    private static async Task<FakeKubelets> Begin(SimulatedCluster cluster)
    {
        await cluster.AddNamespace("ns");
        var kubelets = new FakeKubelets(cluster.Context);
        await cluster.Start(new ReplicationControllerController(cluster.Context), kubelets);
        return kubelets;
    }

    private static ReplicationController Controller(int replicas) => new()
    {
        Metadata = new() { Namespace = "ns", Name = "web" },
        Spec = new()
        {
            Replicas = replicas,
            Selector = ValueMap.Of(("app", "web")),
            Template = new() { Metadata = new() { Labels = ValueMap.Of(("app", "web")) }, Spec = new() { Containers = [new() { Name = "c", Image = "i" }] } },
        },
    };

    private static Pod Pods(string name) => new()
    {
        Metadata = new() { Namespace = "ns", Name = name, Labels = ValueMap.Of(("app", "web")) },
        Spec = new() { Containers = [new() { Name = "c", Image = "i" }] },
    };
}

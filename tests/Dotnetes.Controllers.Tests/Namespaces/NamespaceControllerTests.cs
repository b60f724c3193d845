using Dotnetes.Api.Core.V1;
using Dotnetes.Controllers.Namespaces;
using Dotnetes.Controllers.Tests.Simulation;

namespace Dotnetes.Controllers.Tests.Namespaces;

public sealed class NamespaceControllerTests
{
    [Fact]
    public void A_deleted_namespace_takes_everything_with_it() => SimulatedCluster.Run(async cluster =>
    {
        await cluster.AddNamespace("doomed");
        await cluster.AddNamespace("safe");
        await cluster.Start(new NamespaceController(cluster.Context, new()));
        await cluster.Client.Create(Map("doomed", "m"));
        await cluster.Client.Create(Map("safe", "m"));
        await cluster.Client.Create(new ServiceAccount { Metadata = new() { Namespace = "doomed", Name = "a" } });
        await cluster.Client.Delete<Namespace>(null, "doomed");
        await cluster.Pass(1);
        Assert.NotNull(await cluster.Find<Namespace>(null, "doomed"));
        await cluster.Pass(10);
        Assert.Null(await cluster.Find<Namespace>(null, "doomed"));
        Assert.Null(await cluster.Find<ConfigMap>("doomed", "m"));
        Assert.NotNull(await cluster.Find<ConfigMap>("safe", "m"));
        Assert.NotNull(await cluster.Find<Namespace>(null, "safe"));
    });

    [Fact]
    public void Pods_go_first_and_finalizers_are_waited_for_and_told() => SimulatedCluster.Run(async cluster =>
    {
        await cluster.AddNamespace("doomed");
        await cluster.Start(new NamespaceController(cluster.Context, new()));
        var held = Map("doomed", "held");
        await cluster.Client.Create(held with { Metadata = held.Metadata with { Finalizers = ["example.com/wait"] } });
        await cluster.Client.Create(new Pod
        {
            Metadata = new() { Namespace = "doomed", Name = "p" },
            Spec = new() { NodeName = "n", Containers = [new() { Name = "c", Image = "i" }], TerminationGracePeriodSeconds = 30 },
        });
        await cluster.Client.Delete<Namespace>(null, "doomed");
        await cluster.Pass(8);
        Assert.NotNull((await cluster.Client.Get<Pod>("doomed", "p")).Metadata.DeletionTimestamp);
        Assert.Null((await cluster.Client.Get<ConfigMap>("doomed", "held")).Metadata.DeletionTimestamp);
        Assert.Equal("Some resources are remaining: pods. has 1 resource instances", await Message(cluster, "NamespaceContentRemaining"));
        await cluster.Client.Delete<Pod>("doomed", "p", new() { GracePeriodSeconds = 0 });
        await cluster.Pass(30);
        Assert.Equal("Some resources are remaining: configmaps. has 1 resource instances", await Message(cluster, "NamespaceContentRemaining"));
        Assert.Equal("Some content in the namespace has finalizers remaining: example.com/wait in 1 resource instances", await Message(cluster, "NamespaceFinalizersRemaining"));
        Assert.Equal("All resources successfully discovered", await Message(cluster, "NamespaceDeletionDiscoveryFailure"));
        var map = await cluster.Client.Get<ConfigMap>("doomed", "held");
        await cluster.Client.Update(map with { Metadata = map.Metadata with { Finalizers = [] } });
        await cluster.Pass(30);
        Assert.Null(await cluster.Find<Namespace>(null, "doomed"));
    });

    private static async Task<string> Message(SimulatedCluster cluster, string type) =>
        (await cluster.Client.Get<Namespace>(null, "doomed")).Status.Conditions.Find(c => c.Type == type)!.Message;

    private static ConfigMap Map(string ns, string name) => new() { Metadata = new() { Namespace = ns, Name = name } };
}

using Dotnetes.Api.Apps.V1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Client;
using Dotnetes.Controllers.Monitoring;
using Dotnetes.Controllers.ResourceQuotas;
using Dotnetes.Controllers.Tests.Simulation;

namespace Dotnetes.Controllers.Tests.ResourceQuotas;

public sealed class ResourceQuotaControllerTests
{
    [Fact]
    public void Quotas_say_what_is_used_and_are_set_free_by_deletions_and_endings() => SimulatedCluster.Run(async cluster =>
    {
        await Begin(cluster);
        await Quota(cluster, "q", "pods=5,requests.cpu=2,count/configmaps=10,configmaps=10,count/deployments.apps=3,services=1,example.com/nobody=1");
        await Add(cluster, "a", "500m");
        await Add(cluster, "b", "250m");
        await cluster.Client.Create(new ConfigMap { Metadata = new() { Namespace = "ns", Name = "m" } });
        await cluster.Client.Create(new ConfigMap { Metadata = new() { Namespace = "other", Name = "m" } });
        await Recount(cluster);
        Assert.Equal("configmaps=1,count/configmaps=1,count/deployments.apps=0,pods=2,requests.cpu=750m,services=0", await Used(cluster, "q"));
        Assert.Equal("5", (await cluster.Client.Get<ResourceQuota>("ns", "q")).Status.Hard["pods"].ToString());
        await cluster.Client.Delete<ConfigMap>("ns", "m");
        await cluster.SetStatus("a", PodPhase.Succeeded);
        await cluster.Pass(2);
        Assert.Equal("configmaps=0,count/configmaps=0,count/deployments.apps=0,pods=1,requests.cpu=250m,services=0", await Used(cluster, "q"));
    });

    [Fact]
    public void A_new_quota_counts_itself_and_the_others() => SimulatedCluster.Run(async cluster =>
    {
        // The monitors are never told of new objects: what a quota needs at once must not depend on them.
        var monitors = new ResourceMonitors(cluster.Context);
        await cluster.Start(new ResourceQuotaController(cluster.Context, monitors));
        await cluster.Pass(60);
        await Quota(cluster, "q", "resourcequotas=2");
        await cluster.Pass(1);
        Assert.Equal("resourcequotas=1", await Used(cluster, "q"));
        await Quota(cluster, "r", "pods=2");
        await Recount(cluster);
        Assert.Equal("resourcequotas=2", await Used(cluster, "q"));
        await cluster.Client.Delete<ResourceQuota>("ns", "r");
        await cluster.Pass(2);
        Assert.Equal("resourcequotas=1", await Used(cluster, "q"));
    });

    [Fact]
    public void Deletions_of_any_resource_set_quotas_free() => SimulatedCluster.Run(async cluster =>
    {
        await Begin(cluster);
        var deployment = new Deployment
        {
            Metadata = new() { Namespace = "ns", Name = "d" },
            Spec = new()
            {
                Selector = new() { MatchLabels = ValueMap.Of(("a", "b")) },
                Template = new() { Metadata = new() { Labels = ValueMap.Of(("a", "b")) }, Spec = new() { Containers = [new() { Name = "c", Image = "i" }] } },
            },
        };
        await cluster.Client.Create(deployment);
        await cluster.Pass(1);
        await Quota(cluster, "q", "count/deployments.apps=3");
        await cluster.Pass(1);
        Assert.Equal("count/deployments.apps=1", await Used(cluster, "q"));
        await cluster.Client.Delete<Deployment>("ns", "d");
        await cluster.Pass(1);
        Assert.Equal("count/deployments.apps=0", await Used(cluster, "q"));
    });

    [Fact]
    public void A_quota_with_scopes_counts_only_pods_in_all_of_them() => SimulatedCluster.Run(async cluster =>
    {
        await Begin(cluster);
        await Add(cluster, "limited", "1", deadline: 60);
        await Add(cluster, "unlimited", "1");
        await Add(cluster, "poor", "", deadline: 60);
        await cluster.Pass(1);
        await Quota(cluster, "both", "pods=9", "Terminating", "NotBestEffort");
        await Quota(cluster, "one", "pods=9", "Terminating");
        await cluster.Pass(1);
        Assert.Equal("pods=1", await Used(cluster, "both"));
        Assert.Equal("pods=2", await Used(cluster, "one"));
        await cluster.Client.Patch<Pod>("ns", "unlimited", ObjectPatch.Merge("""{"spec":{"activeDeadlineSeconds":60}}"""));
        await cluster.Pass(1);
        Assert.Equal("pods=2", await Used(cluster, "both"));
        Assert.Equal("pods=3", await Used(cluster, "one"));
    });

    [Fact]
    public void A_changed_quota_is_counted_anew_and_a_settled_one_is_left_alone() => SimulatedCluster.Run(async cluster =>
    {
        await Begin(cluster);
        await Quota(cluster, "q", "pods=5");
        await cluster.Pass(1);
        var settled = await cluster.Client.Get<ResourceQuota>("ns", "q");
        await cluster.Pass(1000);
        Assert.Equal(settled.Metadata.ResourceVersion, (await cluster.Client.Get<ResourceQuota>("ns", "q")).Metadata.ResourceVersion);
        await cluster.Client.Update(settled with { Spec = settled.Spec with { Hard = ValueMap.Of(("services", Quantity.FromInteger(1))) } });
        await cluster.Pass(1);
        Assert.Equal("services=0", await Used(cluster, "q"));
    });

    private static async Task Begin(SimulatedCluster cluster)
    {
        var monitors = new ResourceMonitors(cluster.Context);
        await cluster.Start(monitors, new ResourceQuotaController(cluster.Context, monitors));
        await cluster.Pass(1);
    }

    private static async Task Quota(SimulatedCluster cluster, string name, string hard, params string[] scopes) => await cluster.Client.Create(new ResourceQuota
    {
        Metadata = new() { Namespace = "ns", Name = name },
        Spec = new() { Hard = hard.Split(',').Select(h => h.Split('=')).Select(h => KeyValuePair.Create(h[0], Quantity.Parse(h[1]))).ToValueMap(), Scopes = scopes.ToValueList() },
    });

    private static async Task Add(SimulatedCluster cluster, string name, string cpu, long? deadline = null)
    {
        var requests = cpu.Length == 0 ? default : ValueMap.Of(("cpu", Quantity.Parse(cpu)));
        await cluster.Client.Create(new Pod
        {
            Metadata = new() { Namespace = "ns", Name = name },
            Spec = new() { ActiveDeadlineSeconds = deadline, Containers = [new() { Name = "c", Image = "i", Resources = new() { Requests = requests } }] },
        });
    }

    // Creations are admission's to count; without it the next resync does.
    private static Task Recount(SimulatedCluster cluster) => cluster.Pass(301);

    private static async Task<string> Used(SimulatedCluster cluster, string name) =>
        string.Join(',', (await cluster.Client.Get<ResourceQuota>("ns", name)).Status.Used.Select(u => $"{u.Key}={u.Value}"));
}

using Dotnetes.Api.Networking.V1;
using Dotnetes.Client;
using Dotnetes.Controllers.ServiceCidrs;
using Dotnetes.Controllers.Tests.Simulation;

namespace Dotnetes.Controllers.Tests.ServiceCidrs;

public sealed class ServiceCidrControllerTests
{
    [Fact]
    public void A_range_gets_a_finalizer_and_is_ready() => SimulatedCluster.Run(async cluster =>
    {
        await cluster.Start(new ServiceCidrController(cluster.Context));
        await Range(cluster, "extra", "10.250.0.0/24");
        await cluster.Pass(2);
        var range = await cluster.Client.Get<ServiceCidr>(null, "extra");
        Assert.Contains(ServiceCidrController.Finalizer, range.Metadata.Finalizers);
        var condition = Assert.Single(range.Status.Conditions);
        Assert.Equal(("Ready", "True"), (condition.Type, condition.Status));
    });

    [Fact]
    public void A_range_goes_after_a_while_when_nothing_uses_it() => SimulatedCluster.Run(async cluster =>
    {
        await cluster.Start(new ServiceCidrController(cluster.Context));
        await Range(cluster, "extra", "10.250.0.0/24");
        await cluster.Pass(2);
        await cluster.Client.Delete<ServiceCidr>(null, "extra");
        await cluster.Pass(3);
        Assert.NotNull((await cluster.Client.Get<ServiceCidr>(null, "extra")).Metadata.DeletionTimestamp);
        await cluster.Pass(15);
        await Assert.ThrowsAsync<KubeApiException>(async () => await cluster.Client.Get<ServiceCidr>(null, "extra"));
    });

    [Fact]
    public void A_range_stays_while_addresses_need_it_and_goes_when_another_takes_them_over() => SimulatedCluster.Run(async cluster =>
    {
        await cluster.Start(new ServiceCidrController(cluster.Context));
        await Range(cluster, "extra", "10.250.0.0/24");
        await cluster.Client.Create(new IPAddress
        {
            Metadata = new()
            {
                Name = "10.250.0.7",
                Labels = ValueMap.Of<string>(("ipaddress.kubernetes.io/managed-by", "ipallocator.k8s.io"), ("ipaddress.kubernetes.io/ip-family", "IPv4")),
            },
            Spec = new() { ParentRef = new() { Resource = "services", Namespace = "default", Name = "x" } },
        });
        await cluster.Pass(2);
        await cluster.Client.Delete<ServiceCidr>(null, "extra");
        await cluster.Pass(20);
        var condition = Assert.Single((await cluster.Client.Get<ServiceCidr>(null, "extra")).Status.Conditions);
        Assert.Equal(("False", "Terminating"), (condition.Status, condition.Reason));
        await Range(cluster, "wider", "10.250.0.0/16");
        await cluster.Pass(20);
        await Assert.ThrowsAsync<KubeApiException>(async () => await cluster.Client.Get<ServiceCidr>(null, "extra"));
    });

    private static async Task Range(SimulatedCluster cluster, string name, string cidr) =>
        await cluster.Client.Create(new ServiceCidr { Metadata = new() { Name = name }, Spec = new() { Cidrs = [cidr] } });
}

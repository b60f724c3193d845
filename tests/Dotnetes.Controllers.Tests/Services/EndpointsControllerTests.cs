using Dotnetes.Api.Core.V1;
using Dotnetes.Controllers.EndpointSliceMirroring;
using Dotnetes.Controllers.LegacyEndpoints;
using Dotnetes.Controllers.Tests.Simulation;
using EndpointsObject = Dotnetes.Api.Core.V1.Endpoints;

namespace Dotnetes.Controllers.Tests.Services;

public sealed class EndpointsControllerTests
{
    [Fact]
    public void Endpoints_hold_ready_and_other_addresses_and_go_with_their_service() => Run(async cluster =>
    {
        await cluster.Client.Create(ServiceWorld.Service("web"));
        await cluster.AddPod("a", "web", "10.0.0.1");
        await cluster.AddPod("b", "web", "10.0.0.2", ready: false);
        await cluster.Pass(2);
        var endpoints = await cluster.Client.Get<EndpointsObject>(ServiceWorld.Namespace, "web");
        var subset = Assert.Single(endpoints.Subsets);
        Assert.Equal(("10.0.0.1", "10.0.0.2", 8080), (subset.Addresses[0].Ip, subset.NotReadyAddresses[0].Ip, subset.Ports[0].Port));
        Assert.Equal("endpoint-controller", endpoints.Metadata.Labels["endpoints.kubernetes.io/managed-by"]);
        await cluster.Pass(60);
        Assert.Equal(endpoints.Metadata.ResourceVersion, (await cluster.Client.Get<EndpointsObject>(ServiceWorld.Namespace, "web")).Metadata.ResourceVersion);
        await cluster.Client.Delete<Service>(ServiceWorld.Namespace, "web");
        await cluster.Pass(2);
        Assert.Null(await cluster.Find<EndpointsObject>(ServiceWorld.Namespace, "web"));
    });

    [Fact]
    public void More_addresses_than_fit_are_cut_and_ready_ones_stay()
    {
        ValueList<EndpointSubset> subsets =
        [
            new() { Addresses = Addresses(1, 600), NotReadyAddresses = Addresses(2, 300), Ports = [new() { Port = 1 }] },
            new() { Addresses = Addresses(3, 300), NotReadyAddresses = Addresses(4, 100), Ports = [new() { Port = 2 }] },
        ];
        Assert.True(SubsetPacking.Truncate(ref subsets));
        Assert.Equal([600, 300], subsets.Map(s => s.Addresses.Count));
        Assert.Equal([75, 25], subsets.Map(s => s.NotReadyAddresses.Count));
        Assert.Equal(1000, SubsetPacking.Count(subsets));
        Assert.False(SubsetPacking.Truncate(ref subsets));
    }

    [Fact]
    public void Custom_endpoints_are_mirrored_until_the_service_selects_pods() => Run(async cluster =>
    {
        var service = ServiceWorld.Service("db");
        service = await cluster.Client.Create(service with { Spec = service.Spec with { Selector = default } });
        await cluster.Client.Create(new EndpointsObject
        {
            Metadata = new() { Namespace = ServiceWorld.Namespace, Name = "db", Labels = ValueMap.Of(("l", "v")), Annotations = ValueMap.Of(("a", "b")) },
            Subsets = [new() { Addresses = [new() { Ip = "10.1.0.1" }, new() { Ip = "fd00::1" }], NotReadyAddresses = [new() { Ip = "10.1.0.2" }], Ports = [new() { Port = 5432, Protocol = "TCP" }] }],
        });
        await cluster.Pass(2);
        var slices = await cluster.Slices("db");
        Assert.Equal(["IPv4 10.1.0.1:r 10.1.0.2: /5432", "IPv6 fd00::1:r /5432"], slices.Select(ServiceWorld.Describe).Order(StringComparer.Ordinal));
        Assert.All(slices, s => Assert.Equal(("endpointslicemirroring-controller.k8s.io", "v", "b"), (s.Metadata.Labels["endpointslice.kubernetes.io/managed-by"], s.Metadata.Labels["l"], s.Metadata.Annotations["a"])));
        await cluster.Pass(60);
        Assert.Equal(slices.Select(s => s.Metadata.ResourceVersion), (await cluster.Slices("db")).Select(s => s.Metadata.ResourceVersion));
        await cluster.Client.Update(service with { Spec = service.Spec with { Selector = ValueMap.Of(("app", "db")) } });
        await cluster.Pass(2);
        Assert.Empty(await cluster.Slices("db"));
    });

    private static ValueList<EndpointAddress> Addresses(int net, int count) =>
        Enumerable.Range(0, count).Select(i => new EndpointAddress { Ip = $"10.{net}.{i / 250}.{i % 250}" }).ToValueList();

    private static void Run(Func<SimulatedCluster, Task> test) => SimulatedCluster.Run(async cluster =>
    {
        await cluster.AddNamespace("default");
        await cluster.AddNode("n1", "z1");
        await cluster.Start(new EndpointsController(cluster.Context, new()), new EndpointSliceMirroringController(cluster.Context, new()));
        await test(cluster);
    });
}

using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Discovery.V1;
using Dotnetes.Controllers.EndpointSlices;
using Dotnetes.Controllers.Services;
using Dotnetes.Controllers.Tests.Simulation;

namespace Dotnetes.Controllers.Tests.Services;

public sealed class EndpointSliceControllerTests
{
    [Fact]
    public void Pods_become_endpoints_with_conditions_node_zone_and_target() => Run(async cluster =>
    {
        await cluster.Client.Create(ServiceWorld.Service("web", new ServicePort { Name = "http", Port = 80, TargetPort = 8080 }));
        await cluster.AddPod("a", "web", "10.0.0.1");
        await cluster.AddPod("b", "web", "10.0.0.2", ready: false);
        await cluster.AddPod("c", "other", "10.0.0.3");
        await cluster.Pass(2);
        var slice = Assert.Single(await cluster.Slices("web"));
        Assert.Equal("IPv4 10.0.0.1:rs 10.0.0.2: http/8080", ServiceWorld.Describe(slice));
        var endpoint = slice.Endpoints[0];
        Assert.Equal(("n1", "z1", "Pod", "a"), (endpoint.NodeName, endpoint.Zone, endpoint.TargetRef!.Kind, endpoint.TargetRef.Name));
        Assert.Equal("endpointslice-controller.k8s.io", slice.Metadata.Labels["endpointslice.kubernetes.io/managed-by"]);
        Assert.Equal("a", slice.Metadata.Labels["team"]);
        Assert.StartsWith("web-", slice.Metadata.Name);
        Assert.Equal("Service", Assert.Single(slice.Metadata.OwnerReferences).Kind);
        Assert.True(slice.Metadata.Annotations.ContainsKey("endpoints.kubernetes.io/last-change-trigger-time"));
    });

    [Fact]
    public void A_service_without_pods_has_one_empty_slice_that_is_used_again() => Run(async cluster =>
    {
        await cluster.Client.Create(ServiceWorld.Service("web"));
        await cluster.Pass(2);
        var empty = Assert.Single(await cluster.Slices("web"));
        Assert.Empty(empty.Endpoints);
        await cluster.AddPod("a", "web", "10.0.0.1");
        await cluster.Pass(2);
        var used = Assert.Single(await cluster.Slices("web"));
        Assert.Equal(empty.Metadata.Name, used.Metadata.Name);
        await cluster.Client.Delete<Pod>(ServiceWorld.Namespace, "a", new() { GracePeriodSeconds = 0 });
        await cluster.Pass(2);
        Assert.Empty(Assert.Single(await cluster.Slices("web")).Endpoints);
    });

    [Fact]
    public void A_terminating_pod_serves_without_being_ready_and_a_finished_one_is_gone() => Run(async cluster =>
    {
        await cluster.Client.Create(ServiceWorld.Service("web"));
        await cluster.AddPod("a", "web", "10.0.0.1");
        await cluster.AddPod("b", "web", "10.0.0.2");
        await cluster.Pass(2);
        await cluster.Client.Delete<Pod>(ServiceWorld.Namespace, "a", new() { GracePeriodSeconds = 30 });
        var b = await cluster.Client.Get<Pod>(ServiceWorld.Namespace, "b");
        await cluster.Client.UpdateStatus(b with { Status = b.Status with { Phase = "Succeeded" } });
        await cluster.Pass(2);
        Assert.Equal("IPv4 10.0.0.1:st /8080", ServiceWorld.Describe(Assert.Single(await cluster.Slices("web"))));
    });

    [Fact]
    public void Published_addresses_are_ready_whatever_the_pod_is() => Run(async cluster =>
    {
        var service = ServiceWorld.Service("web");
        await cluster.Client.Create(service with { Spec = service.Spec with { PublishNotReadyAddresses = true, ClusterIP = "None" } });
        await cluster.AddPod("a", "web", "10.0.0.1", ready: false, change: p => p with { Spec = p.Spec with { Hostname = "h", Subdomain = "web" } });
        await cluster.Pass(2);
        var slice = Assert.Single(await cluster.Slices("web"));
        Assert.Equal("IPv4 10.0.0.1:r /8080", ServiceWorld.Describe(slice));
        Assert.Equal("h", slice.Endpoints[0].Hostname);
        Assert.Equal("", slice.Metadata.Labels["service.kubernetes.io/headless"]);
    });

    [Fact]
    public void Named_ports_are_looked_up_in_each_pod_and_pods_that_differ_get_slices_of_their_own() => Run(async cluster =>
    {
        await cluster.Client.Create(ServiceWorld.Service("web", new ServicePort { Name = "http", Port = 80, TargetPort = "web" }));
        await cluster.AddPod("a", "web", "10.0.0.1", change: p => WithPort(p, 8080));
        await cluster.AddPod("b", "web", "10.0.0.2", change: p => WithPort(p, 9090));
        await cluster.Pass(2);
        Assert.Equal(["IPv4 10.0.0.1:rs http/8080", "IPv4 10.0.0.2:rs http/9090"], (await cluster.Slices("web")).Select(ServiceWorld.Describe).Order(StringComparer.Ordinal));
    });

    [Fact]
    public void Endpoints_spread_over_slices_stay_where_they_are() => Run(
        async cluster =>
        {
            await cluster.Client.Create(ServiceWorld.Service("web"));
            for (var i = 1; i <= 7; i++)
            {
                await cluster.AddPod($"p{i}", "web", $"10.0.0.{i}");
            }

            await cluster.Pass(2);
            var before = (await cluster.Slices("web")).ToDictionary(s => s.Metadata.Name);
            Assert.Equal(7, before.Values.Sum(s => s.Endpoints.Count));
            Assert.All(before.Values, s => Assert.InRange(s.Endpoints.Count, 1, 3));
            await cluster.SetReady("p4", ready: false);
            await cluster.Pass(2);
            var after = await cluster.Slices("web");
            Assert.Equal(1, after.Count(s => before[s.Metadata.Name].Metadata.ResourceVersion != s.Metadata.ResourceVersion));
            var version = cluster.Client.List<EndpointSlice>(ServiceWorld.Namespace);
            await cluster.Pass(60);
            Assert.Equal(after.Select(s => s.Metadata.ResourceVersion), (await cluster.Slices("web")).Select(s => s.Metadata.ResourceVersion));
        },
        new() { MaxEndpointsPerSlice = 3 });

    [Fact]
    public void Pods_on_an_unknown_node_wait_for_it() => Run(async cluster =>
    {
        await cluster.Client.Create(ServiceWorld.Service("web"));
        await cluster.AddPod("a", "web", "10.0.0.1", node: "later");
        await cluster.Pass(2);
        Assert.Empty(Assert.Single(await cluster.Slices("web")).Endpoints);
        Assert.Contains(cluster.Events.All, e => e.Contains("FailedToUpdateEndpointSlices", StringComparison.Ordinal));
        await cluster.AddNode("later", "z2");
        await cluster.Pass(60);
        Assert.Equal("z2", Assert.Single(await cluster.Slices("web")).Endpoints[0].Zone);
    });

    [Fact]
    public void Traffic_distribution_becomes_hints_and_they_go_when_it_goes() => Run(async cluster =>
    {
        var service = ServiceWorld.Service("web");
        service = await cluster.Client.Create(service with { Spec = service.Spec with { TrafficDistribution = "PreferSameNode" } });
        await cluster.AddPod("a", "web", "10.0.0.1");
        await cluster.Pass(2);
        var hints = Assert.Single(await cluster.Slices("web")).Endpoints[0].Hints!;
        Assert.Equal(("z1", "n1"), (hints.ForZones[0].Name, hints.ForNodes[0].Name));
        await cluster.Client.Update(service with { Spec = service.Spec with { TrafficDistribution = null } });
        await cluster.Pass(2);
        Assert.Null(Assert.Single(await cluster.Slices("web")).Endpoints[0].Hints);
    });

    [Fact]
    public void What_others_do_to_slices_is_put_right() => Run(async cluster =>
    {
        await cluster.Client.Create(ServiceWorld.Service("web"));
        await cluster.AddPod("a", "web", "10.0.0.1");
        await cluster.Pass(2);
        var slice = Assert.Single(await cluster.Slices("web"));
        await cluster.Client.Update(slice with { Endpoints = [] });
        await cluster.Pass(3);
        slice = Assert.Single(await cluster.Slices("web"));
        Assert.Single(slice.Endpoints);
        await cluster.Client.Delete<EndpointSlice>(ServiceWorld.Namespace, slice.Metadata.Name);
        await cluster.Pass(3);
        Assert.Single(Assert.Single(await cluster.Slices("web")).Endpoints);
    });

    private static Pod WithPort(Pod pod, int port) =>
        pod with { Spec = pod.Spec with { Containers = [pod.Spec.Containers[0] with { Ports = [new() { Name = "web", ContainerPortValue = port }] }] } };

    private static void Run(Func<SimulatedCluster, Task> test, ServiceControllerOptions? options = null) => SimulatedCluster.Run(async cluster =>
    {
        await cluster.AddNamespace("default");
        await cluster.AddNode("n1", "z1");
        await cluster.Start(new EndpointSliceController(cluster.Context, options ?? new()));
        await test(cluster);
    });
}

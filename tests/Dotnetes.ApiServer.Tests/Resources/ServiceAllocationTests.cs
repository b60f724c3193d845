using System.Net;
using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Networking.V1;
using Dotnetes.ApiServer.Resources.Core.ServiceAllocation;
using Dotnetes.ApiServer.Resources.Core.Services;
using IPAddress = System.Net.IPAddress;

namespace Dotnetes.ApiServer.Tests.Resources;

public sealed class ServiceAllocationTests
{
    private static readonly ServiceAllocationOptions s_dual = new([IPNetwork.Parse("10.96.0.0/12"), IPNetwork.Parse("fd00::/108")]);

    [Fact]
    public async Task A_service_gets_an_address_of_the_default_family()
    {
        var (value, undo) = await Create(Strategy(), Service());
        Assert.NotNull(undo);
        Assert.True(IPNetwork.Parse("10.96.0.0/12").Contains(IPAddress.Parse(value.Spec.ClusterIP)));
        Assert.Equal([value.Spec.ClusterIP], value.Spec.ClusterIPs);
        Assert.Equal(["IPv4"], value.Spec.IpFamilies);
        Assert.Equal("SingleStack", value.Spec.IpFamilyPolicy);
    }

    [Theory]
    [InlineData("PreferDualStack")]
    [InlineData("RequireDualStack")]
    public async Task Dual_stack_services_get_two_addresses(string policy)
    {
        var (value, _) = await Create(Strategy(s_dual), Service(new() { IpFamilyPolicy = policy }));
        Assert.Equal(["IPv4", "IPv6"], value.Spec.IpFamilies);
        Assert.Equal(2, value.Spec.ClusterIPs.Count);
        Assert.StartsWith("fd00::", value.Spec.ClusterIPs[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Headless_services_get_families_but_no_address()
    {
        var (value, undo) = await Create(Strategy(), Service(new() { ClusterIP = "None", Selector = ValueMap.Of(("a", "b")) }));
        Assert.Null(undo);
        Assert.Equal(["None"], value.Spec.ClusterIPs);
        Assert.Equal(["IPv4"], value.Spec.IpFamilies);
        (value, _) = await Create(Strategy(), Service(new() { ClusterIP = "None" }));
        Assert.Equal(["IPv4", "IPv6"], value.Spec.IpFamilies);
        Assert.Equal("RequireDualStack", value.Spec.IpFamilyPolicy);
    }

    [Fact]
    public async Task External_names_get_nothing()
    {
        var (value, undo) = await Create(Strategy(), Service(new() { Type = "ExternalName", ExternalName = "x.y" }));
        Assert.Null(undo);
        Assert.Equal("", value.Spec.ClusterIP);
        Assert.Null(value.Spec.IpFamilyPolicy);
    }

    [Theory]
    [InlineData("UDP")]
    [InlineData("TCP")]
    public async Task A_port_that_a_new_service_has_twice_gets_one_node_port(string protocol)
    {
        var (value, _) = await Create(Strategy(), Service(new() { Type = "NodePort", Ports = [new() { Port = 80, Protocol = "TCP" }, new() { Port = 80, Protocol = protocol }, new() { Port = 81, Protocol = "TCP" }] }));
        Assert.NotEqual(0, value.Spec.Ports[0].NodePort);
        Assert.Equal(value.Spec.Ports[0].NodePort, value.Spec.Ports[1].NodePort);
        Assert.NotEqual(value.Spec.Ports[0].NodePort, value.Spec.Ports[2].NodePort);
    }

    [Fact]
    public async Task An_address_is_given_once_until_it_is_undone_or_released()
    {
        var strategy = Strategy();
        var wanted = Service(new() { ClusterIP = "10.96.0.10" });
        var (first, undo) = await Create(strategy, wanted);
        Assert.Equal("10.96.0.10", first.Spec.ClusterIP);
        var error = await Assert.ThrowsAsync<ApiException>(async () => await Create(strategy, wanted));
        Assert.Equal(
            """Service "s" is invalid: spec.clusterIPs: Invalid value: ["10.96.0.10"]: failed to allocate IP 10.96.0.10: provided IP is already allocated""",
            error.Status.Message);
        await undo!();
        (first, _) = await Create(strategy, wanted);
        await strategy.Release(first, null, StrategyContexts.Create(), default);
        await Create(strategy, wanted);
    }

    [Theory]
    [InlineData("10.0.0.1", "the provided network does not match the current range")]
    [InlineData("10.96.0.0", "the provided IP (10.96.0.0) is not in the valid range. The range of valid IPs is 10.96.0.0/12")]
    [InlineData("10.111.255.255", "the provided IP (10.111.255.255) is not in the valid range. The range of valid IPs is 10.96.0.0/12")]
    public async Task Addresses_outside_of_the_range_are_refused(string address, string problem)
    {
        var error = await Assert.ThrowsAsync<ApiException>(async () => await Create(Strategy(), Service(new() { ClusterIP = address })));
        Assert.EndsWith($"failed to allocate IP {address}: {problem}", error.Status.Message, StringComparison.Ordinal);
        Assert.Equal(422, error.Status.Code);
    }

    [Fact]
    public async Task Stored_services_keep_their_addresses_after_a_restart()
    {
        var stored = Service(new() { ClusterIP = "10.96.0.10", ClusterIPs = ["10.96.0.10"], Ports = [new() { Port = 80, NodePort = 30080 }] });
        var context = StrategyContexts.Create("", stored with { Metadata = stored.Metadata with { Name = "other" } });
        await Assert.ThrowsAsync<ApiException>(async () => await Strategy().Allocate(Service(new() { ClusterIP = "10.96.0.10" }), null, context, default));
        var ported = Service(new() { Type = "NodePort", Ports = [new() { Port = 80, NodePort = 30080 }] });
        var error = await Assert.ThrowsAsync<ApiException>(async () => await Strategy().Allocate(ported, null, context, default));
        Assert.EndsWith("spec.ports[0].nodePort: Invalid value: 30080: provided port is already allocated", error.Status.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_small_range_is_used_up_and_not_exceeded()
    {
        var strategy = Strategy(new([IPNetwork.Parse("10.0.0.0/29")]));
        var seen = new HashSet<string>();
        for (var i = 0; i < 6; i++)
        {
            Assert.True(seen.Add((await Create(strategy, Service())).Value.Spec.ClusterIP));
        }

        Assert.Equal(["10.0.0.1", "10.0.0.2", "10.0.0.3", "10.0.0.4", "10.0.0.5", "10.0.0.6"], seen.Order(StringComparer.Ordinal));
        var error = await Assert.ThrowsAsync<ApiException>(async () => await Create(strategy, Service()));
        Assert.Equal(500, error.Status.Code);
    }

    [Fact]
    public async Task Ranges_come_from_service_cidrs()
    {
        var cidr = new ServiceCidr { Metadata = new() { Name = "kubernetes" }, Spec = new() { Cidrs = ["172.16.0.0/16"] } };
        var (value, _) = await Strategy().Allocate(Service(), null, StrategyContexts.Create("", cidr), default);
        Assert.StartsWith("172.16.", value.Spec.ClusterIP, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Node_ports_are_allocated_shared_between_protocols_and_checked()
    {
        var strategy = Strategy();
        var service = Service(new()
        {
            Type = "LoadBalancer",
            ExternalTrafficPolicy = "Local",
            Ports = [new() { Name = "a", Port = 53, Protocol = "TCP" }, new() { Name = "b", Port = 53, Protocol = "UDP" }, new() { Name = "c", Port = 80, Protocol = "TCP" }],
        });
        var (value, _) = await Create(strategy, service);
        Assert.All(value.Spec.Ports, p => Assert.InRange(p.NodePort, 30000, 32767));
        Assert.InRange(value.Spec.HealthCheckNodePort, 30000, 32767);
        Assert.Equal(value.Spec.Ports[0].NodePort, value.Spec.Ports[1].NodePort);
        Assert.NotEqual(value.Spec.Ports[0].NodePort, value.Spec.Ports[2].NodePort);
        var error = await Assert.ThrowsAsync<ApiException>(async () => await Create(strategy, Service(new() { Type = "NodePort", Ports = [new() { Port = 1, NodePort = 80 }] })));
        Assert.EndsWith("provided port is not in the valid range. The range of valid ports is 30000-32767", error.Status.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_update_keeps_what_was_allocated()
    {
        var strategy = Strategy();
        var (old, _) = await Create(strategy, Service(new() { Type = "NodePort", Ports = [new() { Name = "a", Port = 80, Protocol = "TCP" }] }));
        var applied = Service(new() { Type = "NodePort", Ports = [new() { Name = "a", Port = 81, Protocol = "TCP" }, new() { Name = "b", Port = 82, Protocol = "TCP" }] });
        var context = StrategyContexts.Create();
        var (value, _) = await strategy.Allocate(strategy.PrepareForUpdate(applied, old, context), old, context, default);
        Assert.Equal(old.Spec.ClusterIP, value.Spec.ClusterIP);
        Assert.Equal(old.Spec.ClusterIPs, value.Spec.ClusterIPs);
        Assert.Equal(old.Spec.Ports[0].NodePort, value.Spec.Ports[0].NodePort);
        Assert.NotEqual(0, value.Spec.Ports[1].NodePort);
    }

    [Fact]
    public async Task A_change_of_type_drops_what_has_no_use_any_more()
    {
        var strategy = Strategy();
        var context = StrategyContexts.Create();
        var (old, _) = await Create(strategy, Service(new() { Type = "NodePort", Ports = [new() { Name = "a", Port = 80, Protocol = "TCP" }] }));
        var (value, _) = await strategy.Allocate(strategy.PrepareForUpdate(old with { Spec = old.Spec with { Type = "ClusterIP" } }, old, context), old, context, default);
        Assert.Equal(0, value.Spec.Ports[0].NodePort);
        Assert.Equal(old.Spec.ClusterIP, value.Spec.ClusterIP);
        (value, _) = await strategy.Allocate(strategy.PrepareForUpdate(old with { Spec = old.Spec with { Type = "ExternalName", ExternalName = "x" } }, old, context), old, context, default);
        Assert.Equal("", value.Spec.ClusterIP);
        Assert.True(value.Spec.ClusterIPs.IsEmpty);
    }

    [Fact]
    public async Task Single_stack_services_can_become_dual_stack_and_back()
    {
        var strategy = Strategy(s_dual);
        var context = StrategyContexts.Create();
        var (old, _) = await Create(strategy, Service());
        var (dual, _) = await strategy.Allocate(old with { Spec = old.Spec with { IpFamilyPolicy = "PreferDualStack" } }, old, context, default);
        Assert.Equal(2, dual.Spec.ClusterIPs.Count);
        Assert.Equal(old.Spec.ClusterIP, dual.Spec.ClusterIPs[0]);
        var (single, _) = await strategy.Allocate(dual with { Spec = dual.Spec with { IpFamilyPolicy = "SingleStack" } }, dual, context, default);
        Assert.Equal([old.Spec.ClusterIP], single.Spec.ClusterIPs);
        Assert.Equal(["IPv4"], single.Spec.IpFamilies);
    }

    [Fact]
    public async Task Dry_runs_take_nothing()
    {
        var strategy = Strategy();
        var wanted = Service(new() { ClusterIP = "10.96.0.10" });
        await strategy.Allocate(wanted, null, StrategyContexts.Create() with { DryRun = true }, default);
        await Create(strategy, wanted);
    }

    private static ServiceStrategy Strategy(ServiceAllocationOptions? options = null) => new(new(options ?? ServiceAllocationOptions.Default, new Random(7)));

    private static Service Service(ServiceSpec? spec = null)
    {
        var service = new Service { Metadata = new() { Name = "s", Namespace = "default" }, Spec = spec ?? new() };
        return ServiceDefaults.Apply(service);
    }

    private static ValueTask<(Service Value, Func<ValueTask>? Undo)> Create(ServiceStrategy strategy, Service service) => strategy.Allocate(service, null, StrategyContexts.Create(), default);
}

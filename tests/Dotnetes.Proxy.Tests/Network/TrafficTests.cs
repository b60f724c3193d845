using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Discovery.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.Proxy.Conntrack;
using Dotnetes.Proxy.Nftables;
using Dotnetes.Proxy.Routes;
using Dotnetes.Proxy.Rules;
using Dotnetes.Proxy.Services;

namespace Dotnetes.Proxy.Tests.Network;

/// <summary>The rules in a real kernel with real packets.</summary>
public sealed class TrafficTests : IDisposable
{
    private const string Address = "10.96.0.5";

    private readonly TestNode? _node;
    private readonly NftProcess? _nft;
    private readonly RuleTable _table = new(ProxyFamily.IPv4);

    public TrafficTests()
    {
        if (new NftFactAttribute().Skip is null)
        {
            _node = new TestNode();
            _nft = new NftProcess(["ip", "netns", "exec", _node.Node.Name, "nft"]);
        }
    }

    private TestNode Machine => _node!;

    [NftFact]
    public async Task A_cluster_address_reaches_all_endpoints_from_pods_the_node_and_outside()
    {
        await Apply(Service(), Slice("2 3"));
        var answers = Enumerable.Range(0, 40).Select(_ => TestNode.Ask(Machine.Client, Address)).Distinct().Order().ToList();
        Assert.Equal(["pod2 10.244.0.1", "pod3 10.244.0.1"], answers);
        Assert.StartsWith("pod", TestNode.Ask(Machine.Node, Address));
        await Apply(Service(), Slice("3"));
        Assert.Equal("pod3 10.244.0.2", TestNode.Ask(Machine.Pods[0], Address));
        Assert.Equal("pod3 10.244.0.1", TestNode.Ask(Machine.Pods[1], Address));
    }

    [NftFact]
    public async Task Pods_of_one_bridge_reach_each_other_by_services_also_where_the_kernel_does_not_filter_bridges()
    {
        foreach (var name in (string[])["bridge-nf-call-iptables", "bridge-nf-call-ip6tables"])
        {
            NetworkNamespace.Program("ip", $"netns exec {Machine.Node.Name} sysctl -q -w net.bridge.{name}=0");
        }

        await Apply(Service(), Slice("3"));
        Assert.Equal("silence", TestNode.Ask(Machine.Pods[0], Address));
        var node = new Node { Metadata = new ObjectMeta { Name = "here" }, Spec = new NodeSpec { PodCidrs = ["10.244.0.0/24"] } };
        await _nft!.Apply(RoutePlan.Build([node], "here", [], [ProxyFamily.IPv4], isBridgeFiltered: false).Masquerade, CancellationToken.None);
        Assert.Equal("pod3 10.244.0.1", TestNode.Ask(Machine.Pods[0], Address));
        Assert.Equal("pod3 10.244.0.1", TestNode.Ask(Machine.Pods[1], Address));
    }

    [NftFact]
    public async Task Ports_and_services_without_endpoints_are_refused()
    {
        await Apply(Service(), Slice("2"));
        Assert.Equal("refused", TestNode.Ask(Machine.Client, Address, 81));
        await Apply(Service(), Slice(""));
        Assert.Equal("refused", TestNode.Ask(Machine.Client, Address));
        Assert.Equal("refused", TestNode.Ask(Machine.Pods[0], Address));
        Assert.Equal("refused", TestNode.Ask(Machine.Client, "192.168.9.1", 30080));
        await Apply(Service(), Slice("3"));
        Assert.Equal("pod3 10.244.0.1", TestNode.Ask(Machine.Client, "192.168.9.1", 30080));
    }

    [NftFact]
    public async Task A_node_port_with_local_policy_keeps_the_clients_address_or_drops()
    {
        var service = Service();
        service = service with { Spec = service.Spec with { ExternalTrafficPolicy = "Local" } };
        await Apply(service, Slice("2 3"));
        Assert.EndsWith(" 192.168.9.2", TestNode.Ask(Machine.Client, "192.168.9.1", 30080));
        await Apply(service, Given.Slice("s", "IPv4", Given.SlicePort(8080), Given.Endpoint("10.244.0.2")));
        Assert.Equal("silence", TestNode.Ask(Machine.Client, "192.168.9.1", 30080));
        Assert.StartsWith("pod2", TestNode.Ask(Machine.Node, "192.168.9.1", 30080));
        Assert.Equal("pod2 10.244.0.3", TestNode.Ask(Machine.Pods[1], "192.168.9.1", 30080));
    }

    [NftFact]
    public async Task A_client_stays_with_its_endpoint()
    {
        var service = Service();
        service = service with
        {
            Spec = service.Spec with
            {
                SessionAffinity = "ClientIP",
                SessionAffinityConfig = new SessionAffinityConfig { ClientIP = new ClientIPConfig { TimeoutSeconds = 100 } },
            },
        };
        await Apply(service, Slice("2 3"));
        var first = TestNode.Ask(Machine.Client, Address);
        for (var i = 0; i < 20; i++)
        {
            Assert.Equal(first, TestNode.Ask(Machine.Client, Address));
        }

        // Another process finds what this one knew.
        var remembered = await _nft!.ListTimed("ip", "kube-proxy", CancellationToken.None);
        Assert.Equal("192.168.9.2", Assert.Single(remembered).Key);
        _table.Invalidate();
        await _nft.Apply(_table.Prepare(0, remembered.Append(new TimedElement("affinity-gone", "192.168.9.2", 100, 50))), CancellationToken.None);
        Assert.InRange((await _nft.ListTimed("ip", "kube-proxy", CancellationToken.None)).Single().Expires, 1, 100);
        for (var i = 0; i < 20; i++)
        {
            Assert.Equal(first, TestNode.Ask(Machine.Client, Address));
        }

        // The other endpoint when the client's own goes.
        await Apply(service, Slice(first[3] == '2' ? "3" : "2"));
        Assert.NotEqual(first, TestNode.Ask(Machine.Client, Address));
    }

    [NftFact]
    public async Task Load_balancer_and_external_addresses_work_and_source_ranges_hold()
    {
        var service = Service();
        service = service with
        {
            Spec = service.Spec with { Type = "LoadBalancer", ExternalIPs = ["5.6.7.9"], LoadBalancerSourceRanges = ["192.168.9.0/30"] },
            Status = service.Status with { LoadBalancer = new LoadBalancerStatus { Ingress = [new LoadBalancerIngress { Ip = "5.6.7.8" }] } },
        };
        await Apply(service, Slice("2"));
        Assert.Equal("pod2 10.244.0.1", TestNode.Ask(Machine.Client, "5.6.7.8"));
        Assert.Equal("pod2 10.244.0.1", TestNode.Ask(Machine.Client, "5.6.7.9"));
        await Apply(service with { Spec = service.Spec with { LoadBalancerSourceRanges = ["10.0.0.0/30"] } }, Slice("2"));
        Assert.Equal("silence", TestNode.Ask(Machine.Client, "5.6.7.8"));
        Assert.Equal("pod2 10.244.0.1", TestNode.Ask(Machine.Client, "5.6.7.9"));
    }

    [NftFact]
    public async Task A_udp_client_moves_to_another_endpoint_when_its_own_goes()
    {
        var service = Given.Service("s", Address, Given.Port(53, "UDP"));
        await Apply(service, Slice("2", "UDP"));
        using var socket = TestNode.Udp(Machine.Client);
        Assert.Equal("pod2 10.244.0.1", TestNode.Ask(socket, Address, 53));
        var slice = Slice("3", "UDP");
        await Apply(service, slice);
        Assert.Equal("pod2 10.244.0.1", TestNode.Ask(socket, Address, 53));
        var frontends = ServiceFrontend.Of(service, ProxyFamily.IPv4).Select(f => (f, ServiceEndpoint.Of([slice], "", "udp", ProxyFamily.IPv4, Given.Node)));
        Machine.Node.Run(() =>
        {
            var conntrack = new NetlinkConntrack();
            var stale = Assert.Single(StaleFlows.Find(conntrack.ListUdp(ProxyFamily.IPv4), frontends));
            conntrack.Delete(ProxyFamily.IPv4, stale);
            conntrack.Delete(ProxyFamily.IPv4, stale);
            return 0;
        });
        Assert.Equal("pod3 10.244.0.1", TestNode.Ask(socket, Address, 53));
    }

    [NftFact]
    public async Task Rules_of_both_families_load_and_go_without_a_trace_and_others_stay()
    {
        NetworkNamespace.Program("ip", $"netns exec {Machine.Node.Name} nft add table ip others");
        var empty = Rules();
        foreach (var family in (ProxyFamily[])[ProxyFamily.IPv4, ProxyFamily.IPv6])
        {
            var table = new RuleTable(family);
            foreach (var addresses in (ValueList<string>?[])[null, family == ProxyFamily.IPv4 ? ["1.2.3.4"] : ["fd00::1"]])
            {
                var settings = Given.Settings(family) with
                {
                    NodePortIPs = addresses,
                    MasqueradeAll = addresses is null,
                    ServiceRanges = [family == ProxyFamily.IPv4 ? "10.96.0.0/12" : "fd00:96::/112"],
                };
                table.Set("", BaseRules.Build(settings));
                await _nft!.Apply(table.Prepare(0), CancellationToken.None);
                table.Set("s", Given.Fragment(settings, Everything(family), Both(family)));
                await _nft.Apply(table.Prepare(0), CancellationToken.None);
                table.Set("s", RuleFragment.Empty);
                await _nft.Apply(table.Prepare(0), CancellationToken.None);
                await _nft.Apply(table.PrepareRemoval(1), CancellationToken.None);
            }
        }

        await KubeProxy.Cleanup(_nft!, [ProxyFamily.IPv4, ProxyFamily.IPv6], CancellationToken.None);
        await KubeProxy.Cleanup(_nft!, [ProxyFamily.IPv4, ProxyFamily.IPv6], CancellationToken.None);
        Assert.Equal(empty, Rules());
    }

    public void Dispose() => _node?.Dispose();

    private static Service Service() =>
        Given.Service("s", Address, Given.Port(80, nodePort: 30080)) is var service ? service with { Spec = service.Spec with { Type = "NodePort", ExternalTrafficPolicy = "Cluster" } } : null!;

    private static EndpointSlice Slice(string pods, string protocol = "TCP") => Given.Slice(
        "s", "IPv4", Given.SlicePort(8080, protocol), [.. pods.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(p => Given.Endpoint("10.244.0." + p, "local"))]);

    private static Service Everything(ProxyFamily family)
    {
        var four = family == ProxyFamily.IPv4;
        var service = Given.Service("s", four ? Address : "fd00:96::5", Given.Port(80, "TCP", "a", 30080), Given.Port(80, "UDP", "b", 30080), Given.Port(80, "SCTP", "c", 30080));
        return service with
        {
            Spec = service.Spec with
            {
                Type = "LoadBalancer",
                ExternalTrafficPolicy = "Local",
                SessionAffinity = "ClientIP",
                ExternalIPs = [four ? "5.6.7.9" : "fd00:5::9"],
                LoadBalancerSourceRanges = four ? ["10.0.0.0/8", "10.1.0.0/16"] : ["fd00::/16"],
            },
            Status = service.Status with { LoadBalancer = new LoadBalancerStatus { Ingress = [new LoadBalancerIngress { Ip = four ? "5.6.7.8" : "fd00:5::8" }] } },
        };
    }

    private static EndpointSlice Both(ProxyFamily family)
    {
        var first = family == ProxyFamily.IPv4 ? "10.244.0.2" : "fd00:244::2";
        var second = family == ProxyFamily.IPv4 ? "10.244.1.2" : "fd00:244:1::2";
        return Given.Slice("s", family.Name, Given.SlicePort(8080, "TCP", "a"), Given.Endpoint(first, "local"), Given.Endpoint(second)) is var slice
            ? slice with { Ports = [slice.Ports[0], Given.SlicePort(8080, "UDP", "b"), Given.SlicePort(8080, "SCTP", "c")] } : null!;
    }

    private string Rules() => NetworkNamespace.Program("ip", $"netns exec {Machine.Node.Name} nft list ruleset");

    private async Task Apply(Service service, EndpointSlice slice)
    {
        _table.Set("", BaseRules.Build(Given.Settings()));
        _table.Set("default/s", Given.Fragment(service, slice));
        await _nft!.Apply(_table.Prepare(0), CancellationToken.None);
    }
}

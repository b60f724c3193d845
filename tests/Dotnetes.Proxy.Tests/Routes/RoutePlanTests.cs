using System.Net;
using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.Proxy.Nftables;
using Dotnetes.Proxy.Routes;
using Dotnetes.Proxy.Services;
using Dotnetes.Proxy.Tests.Network;

namespace Dotnetes.Proxy.Tests.Routes;

public sealed class RoutePlanTests
{
    private static readonly IPNetwork[] s_links = [IPNetwork.Parse("192.168.77.0/24")];

    [Fact]
    public void Every_other_node_gets_a_route_by_its_address()
    {
        var plan = RoutePlan.Build([Node("a", "192.168.77.1", "10.244.0.0/24"), Node("b", "192.168.77.2", "10.244.1.0/24"), Node("c", "", "10.244.2.0/24")], "a", s_links, [ProxyFamily.IPv4]);
        Assert.Equal([new NodeRoute("10.244.1.0/24", "192.168.77.2", false, "")], plan.Routes);
        Assert.Null(plan.Tunnel);
    }

    [Fact]
    public void A_node_elsewhere_is_reached_by_a_tunnel_whose_ends_know_each_other()
    {
        Node[] nodes = [Node("a", "192.168.77.1", "10.244.0.0/24"), Node("b", "172.16.0.2", "10.244.1.0/24")];
        var here = RoutePlan.Build(nodes, "a", s_links, [ProxyFamily.IPv4]);
        var there = RoutePlan.Build(nodes, "b", [IPNetwork.Parse("172.16.0.0/24")], [ProxyFamily.IPv4]);
        Assert.Equal("192.168.77.1", here.Tunnel!.Address);
        Assert.Equal("10.244.0.0", here.Tunnel.Inner);
        Assert.True(here.Routes[0].IsTunnelled);
        Assert.Equal(there.Tunnel!.Hardware, here.Routes[0].Hardware);
        Assert.Equal(here.Tunnel.Hardware, there.Routes[0].Hardware);
    }

    [NftFact]
    public async Task Pods_of_two_nodes_reach_each_other_with_their_own_addresses()
    {
        // Machines: one pair on a link, and the same pair as if it were not.
        foreach (var links in (IPNetwork[][])[s_links, []])
        {
            using var a = new NetworkNamespace("ra");
            using var b = new NetworkNamespace("rb");
            NetworkNamespace.Ip($"link add eth0 netns {a.Name} type veth peer name eth0 netns {b.Name}");
            Node[] nodes = [Node("a", "192.168.77.1", "10.244.0.0/24"), Node("b", "192.168.77.2", "10.244.1.0/24")];
            Prepare(a, 1);
            Prepare(b, 2);
            for (var repeat = 0; repeat < 2; repeat++)
            {
                await Apply(a, RoutePlan.Build(nodes, "a", links, [ProxyFamily.IPv4]));
                await Apply(b, RoutePlan.Build(nodes, "b", links, [ProxyFamily.IPv4]));
            }

            using var server = b.Run(() =>
            {
                var listener = new System.Net.Sockets.TcpListener(IPAddress.Parse("10.244.1.1"), 80);
                listener.Start();
                return listener;
            });
            using var client = a.Run(() =>
            {
                var socket = new System.Net.Sockets.TcpClient(new IPEndPoint(IPAddress.Parse("10.244.0.1"), 0));
                socket.Connect("10.244.1.1", 80);
                return socket;
            });
            using var accepted = await server.AcceptTcpClientAsync();
            Assert.Equal("10.244.0.1", ((IPEndPoint)accepted.Client.RemoteEndPoint!).Address.ToString());

            var known = Assert.Single(await new IpRouting(a.Name).List(CancellationToken.None));
            await new IpRouting(a.Name).Apply([], [known], null, CancellationToken.None);
            Assert.Empty(await new IpRouting(a.Name).List(CancellationToken.None));
        }
    }

    private static void Prepare(NetworkNamespace machine, int number)
    {
        NetworkNamespace.Ip($"-n {machine.Name} address add 192.168.77.{number}/24 dev eth0");
        NetworkNamespace.Ip($"-n {machine.Name} link set eth0 up");
        NetworkNamespace.Ip($"-n {machine.Name} address add 10.244.{number - 1}.1/32 dev lo");
    }

    private static async Task Apply(NetworkNamespace machine, RoutePlan plan)
    {
        await new IpRouting(machine.Name).Apply(plan.Routes, [], plan.Tunnel, CancellationToken.None);
        await new NftProcess(["ip", "netns", "exec", machine.Name, "nft"]).Apply(plan.Masquerade, CancellationToken.None);
    }

    private static Node Node(string name, string address, string range) => new()
    {
        Metadata = ObjectMeta.Empty with { Name = name },
        Spec = NodeSpec.Empty with { PodCidr = range, PodCidrs = [range] },
        Status = NodeStatus.Empty with { Addresses = [new NodeAddress { Type = "Hostname", Address = name }, new NodeAddress { Type = "InternalIP", Address = address }] },
    };
}

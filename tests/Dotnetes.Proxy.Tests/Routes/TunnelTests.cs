using System.Net;
using System.Net.Sockets;
using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.Proxy.Routes;
using Dotnetes.Proxy.Services;
using Dotnetes.Proxy.Tests.Network;

namespace Dotnetes.Proxy.Tests.Routes;

/// <summary>Two machines with a router between them, which knows nothing of pods.</summary>
public sealed class TunnelTests : IDisposable
{
    private readonly NetworkNamespace _router = new("r");
    private readonly NetworkNamespace _left = new("a");
    private readonly NetworkNamespace _right = new("b");

    [NftFact]
    public async Task Pods_reach_each_other_over_a_router_also_when_a_node_has_got_another_address()
    {
        Connect(_left, 1);
        Connect(_right, 2);
        _router.Run(() =>
        {
            File.WriteAllText("/proc/sys/net/ipv4/ip_forward", "1");
            return 0;
        });

        await Sync("10.1.0.2", "10.2.0.2");
        Assert.Equal("10.244.1.1", Ask());

        NetworkNamespace.Ip($"-n {_left.Name} address delete 10.1.0.2/24 dev eth0");
        NetworkNamespace.Ip($"-n {_left.Name} address add 10.1.0.3/24 dev eth0");
        NetworkNamespace.Ip($"-n {_left.Name} route replace default via 10.1.0.1");
        await Sync("10.1.0.3", "10.2.0.2");
        Assert.Equal("10.244.1.1", Ask());
    }

    public void Dispose()
    {
        _left.Dispose();
        _right.Dispose();
        _router.Dispose();
    }

    // A machine on a network of its own, with a bridge for its pods, whose address stands for theirs.
    private void Connect(NetworkNamespace machine, int number)
    {
        NetworkNamespace.Ip($"-n {_router.Name} link add port{number} type veth peer name eth0 netns {machine.Name}");
        NetworkNamespace.Ip($"-n {_router.Name} address add 10.{number}.0.1/24 dev port{number}");
        NetworkNamespace.Ip($"-n {_router.Name} link set port{number} up");
        NetworkNamespace.Ip($"-n {machine.Name} address add 10.{number}.0.2/24 dev eth0");
        NetworkNamespace.Ip($"-n {machine.Name} link set eth0 up");
        NetworkNamespace.Ip($"-n {machine.Name} route add default via 10.{number}.0.1");
        NetworkNamespace.Ip($"-n {machine.Name} link add pods type bridge");
        NetworkNamespace.Ip($"-n {machine.Name} address add 10.244.{number - 1}.1/24 dev pods");
        NetworkNamespace.Ip($"-n {machine.Name} link set pods up");
    }

    private async Task Sync(string left, string right)
    {
        Node[] nodes = [NodeOf("left", left, "10.244.0.0/24"), NodeOf("right", right, "10.244.1.0/24")];
        foreach (var (machine, name) in ((NetworkNamespace, string)[])[(_left, "left"), (_right, "right")])
        {
            var routing = new IpRouting(machine.Name);
            var plan = RoutePlan.Build(nodes, name, machine.Run(routing.Links), [ProxyFamily.IPv4]);
            Assert.True(Assert.Single(plan.Routes).IsTunnelled);
            await routing.Apply(plan.Routes.ToList(), [], plan.Tunnel, default);
            Assert.Single(await routing.List(default));
        }
    }

    // From a pod's address on the left to one on the right, which answers with the address at which it was asked.
    private string Ask()
    {
        using var listener = _right.Run(() =>
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(IPAddress.Parse("10.244.1.1"), 8080));
            socket.Listen();
            return socket;
        });
        using var client = _left.Run(() => new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveTimeout = 10_000 });
        client.Bind(new IPEndPoint(IPAddress.Parse("10.244.0.1"), 0));
        Assert.True(client.ConnectAsync(new IPEndPoint(IPAddress.Parse("10.244.1.1"), 8080)).Wait(TimeSpan.FromSeconds(10)), "no packet comes through");
        using var served = listener.Accept();
        Assert.Equal("10.244.0.1", ((IPEndPoint)served.RemoteEndPoint!).Address.ToString());
        return ((IPEndPoint)served.LocalEndPoint!).Address.ToString();
    }

    private static Node NodeOf(string name, string address, string range) => new()
    {
        Metadata = new ObjectMeta { Name = name, Uid = name, ResourceVersion = "1" },
        Spec = new NodeSpec { PodCidrs = [range] },
        Status = new NodeStatus { Addresses = [new NodeAddress { Type = "InternalIP", Address = address }] },
    };
}

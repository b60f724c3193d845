using System.Net;
using System.Net.Sockets;
using Dotnetes.Machinery.Networks;

namespace Dotnetes.Machinery.Tests.Networks;

public sealed class MachineAddressTests
{
    private static readonly MachineLink s_loopback = new() { Name = "lo", Index = 1, IsUp = true, IsLoopback = true };
    private static readonly MachineLink s_card = Link(2, "eth0", "", "192.168.77.2") with { DefaultRoute4 = 100 };
    private static readonly MachineLink s_pods = Link(5, "cni0", "bridge", "10.244.0.1");
    private static readonly MachineLink s_pod = Link(6, "veth1", "veth") with { Master = 5 };
    private static readonly MachineLink s_tunnel = Link(7, "dotnetes-vxlan", "vxlan", "10.244.0.0");

    [Fact]
    public void The_interface_of_the_default_route_is_chosen_whatever_it_is()
    {
        Assert.Equal("192.168.77.2", Choose(Link(1, "a", "", "10.1.1.1"), s_card, s_pods));
        Assert.Equal("10.9.9.9", Choose(s_card with { DefaultRoute4 = null }, Link(3, "br0", "bridge", "10.9.9.9") with { DefaultRoute4 = 0 }));
        Assert.Equal("10.9.9.9", Choose(s_card, Link(3, "wlan0", "", "10.9.9.9") with { DefaultRoute4 = 20 }));
    }

    [Fact]
    public void What_pods_are_attached_to_is_never_chosen() => Assert.Null(Choose(s_loopback, s_pods, s_pod, s_tunnel, Link(8, "kube-ipvs0", "dummy", "10.96.0.1")));

    [Fact]
    public void Without_a_default_route_an_interface_that_leads_out_is_chosen_first_hardware()
    {
        var noRoute = s_card with { DefaultRoute4 = null };
        var pair = Link(1, "eth0", "veth", "172.17.0.3");
        Assert.Equal("192.168.77.2", Choose(pair, s_pods, noRoute));
        Assert.Equal("172.17.0.3", Choose(s_pods, s_pod, pair));
        Assert.Equal("10.9.9.9", Choose(Link(1, "br0", "bridge", "10.9.9.9"), Link(2, "eno1", "") with { Master = 1 }));
        Assert.Null(Choose(noRoute with { IsUp = false }));
    }

    [Fact]
    public void The_loopback_interface_has_the_address_of_a_machine_whose_default_route_has_none() =>
        Assert.Equal("10.255.0.7", Choose(s_loopback with { Addresses = [IPAddress.Parse("10.255.0.7")] }, Link(1, "a", "", "10.1.1.1"), s_card with { Addresses = [] }));

    [Fact]
    public void An_address_is_kept_while_none_is_better()
    {
        var two = Link(2, "eth0", "", "192.168.77.2", "192.168.77.9") with { DefaultRoute4 = 0 };
        Assert.Equal("192.168.77.9", Choose("192.168.77.9", two));
        Assert.Equal("192.168.77.2", Choose("192.168.77.7", two));
        Assert.Equal("192.168.77.2", Choose("10.1.1.1", Link(1, "a", "", "10.1.1.1"), two));
    }

    [Fact]
    public void Families_are_chosen_apart()
    {
        var both = Link(2, "eth0", "", "192.168.77.2", "fd00::2") with { DefaultRoute6 = 1024 };
        Assert.Equal(IPAddress.Parse("fd00::2"), MachineAddress.Choose([both], AddressFamily.InterNetworkV6));
        Assert.Null(MachineAddress.Choose([s_card], AddressFamily.InterNetworkV6));
    }

    [Fact]
    public void The_kernel_tells_the_loopback_interface()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        var links = MachineLinks.Read();
        Assert.Contains(links, l => l is { Name: "lo", IsLoopback: true, Index: > 0 });
        Assert.Contains((IPAddress.Loopback, 8), links.First(l => l.IsLoopback).OwnAddresses);
        Assert.All(links, l => Assert.Subset(l.OwnAddresses.Select(o => o.Address).ToHashSet(), l.Addresses.ToHashSet()));
        Assert.All(links, l => Assert.DoesNotContain(l.Addresses, a => IPAddress.IsLoopback(a) || a.IsIPv6LinkLocal));
        Assert.Equal(
            File.ReadLines("/proc/self/net/route").Skip(1).Select(l => l.Split('\t')).Where(c => c[1] == "00000000" && c[7] == "00000000").Select(c => c[0]).Distinct().Order(),
            links.Where(l => l.DefaultRoute4 is not null).Select(l => l.Name).Order());
    }

    private static string? Choose(params MachineLink[] links) => MachineAddress.Choose(links, AddressFamily.InterNetwork)?.ToString();

    private static string? Choose(string current, params MachineLink[] links) => MachineAddress.Choose(links, AddressFamily.InterNetwork, IPAddress.Parse(current))?.ToString();

    private static MachineLink Link(int index, string name, string kind, params string[] addresses) =>
        new() { Index = index, Name = name, Kind = kind, IsUp = true, Addresses = [.. addresses.Select(IPAddress.Parse)] };
}

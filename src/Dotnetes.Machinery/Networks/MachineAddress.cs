using System.Net;
using System.Net.Sockets;

namespace Dotnetes.Machinery.Networks;

/// <summary>
/// Chooses the address under which others reach this machine, for the node and for the API server alike: one of the interface of the default route; where that has
/// none, one of the loopback interface (which routers announce); where there is no default route, one of an interface that leads out of the machine. What pods are
/// attached to, bridges without hardware and tunnels, never serves unless the default route goes there.
/// </summary>
public static class MachineAddress
{
    // Kinds of interfaces that lead nowhere, or into networks that are made of this machine's own packets.
    private static readonly HashSet<string> s_inner = new(StringComparer.Ordinal)
    {
        "bridge", "dummy", "erspan", "fou", "geneve", "gre", "gretap", "ifb", "ip6gre", "ip6gretap", "ip6tnl", "ipip", "netdevsim", "netkit", "nlmon", "sit", "tun", "veth", "vrf", "vxlan", "wireguard",
    };

    /// <summary>The address of this machine now; null for none.</summary>
    /// <param name="family">Of which protocol.</param>
    /// <param name="current">The address chosen so far, which is kept while none is better; null for none.</param>
    public static IPAddress? Find(AddressFamily family, IPAddress? current = null) => Choose(MachineLinks.Read(), family, current);

    /// <summary>The address of this machine for IPv4 or else for IPv6, as upstream's kubelet prefers them; null for none.</summary>
    public static IPAddress? Find()
    {
        var links = MachineLinks.Read();
        return Choose(links, AddressFamily.InterNetwork) ?? Choose(links, AddressFamily.InterNetworkV6);
    }

    /// <summary>Chooses among the addresses of some interfaces.</summary>
    /// <param name="links">All interfaces of the machine.</param>
    /// <param name="family">Of which protocol.</param>
    /// <param name="current">The address chosen so far, which is kept while none is better; null for none.</param>
    public static IPAddress? Choose(IReadOnlyList<MachineLink> links, AddressFamily family, IPAddress? current = null)
    {
        var up = links.Where(l => l.IsUp).ToList();
        var best = Candidates(up, family)
            .Select(l => l.Addresses.Where(a => a.AddressFamily == family).ToList())
            .FirstOrDefault(a => a.Count > 0);
        return best is null ? null : current is not null && best.Contains(current) ? current : best[0];
    }

    // The best first.
    private static IEnumerable<MachineLink> Candidates(List<MachineLink> up, AddressFamily family)
    {
        var routes = up.Where(l => Metric(l, family) is not null).OrderBy(l => Metric(l, family)).ToList();
        var numbered = routes.Count > 0 ? up.Where(l => l.IsLoopback) : [];
        var others = up.Where(l => !l.IsLoopback && (!s_inner.Contains(l.Kind) || HasHardware(l, up)));

        // In a container, the only way out is one end of a pair. Our ends of the pods' pairs are ports of the bridge.
        var pairs = up.Where(l => l.Kind == "veth" && l.Master == 0);
        return [.. routes, .. numbered, .. others, .. pairs];
    }

    private static uint? Metric(MachineLink link, AddressFamily family) => family == AddressFamily.InterNetwork ? link.DefaultRoute4 : link.DefaultRoute6;

    // A bridge to which a card is attached has the card's address.
    private static bool HasHardware(MachineLink link, List<MachineLink> up) =>
        link.Kind == "bridge" && up.Exists(l => l.Master == link.Index && !s_inner.Contains(l.Kind));
}

namespace Dotnetes.Machinery.Networks;

/// <summary>The parts of the kernel that netlink sockets lead to, by their numbers.</summary>
public enum NetlinkFamily
{
    /// <summary>Links, addresses and routes.</summary>
    Route = 0,

    /// <summary>Packet filter and connection tracking.</summary>
    Netfilter = 12,
}

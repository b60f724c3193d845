using System.Net;

namespace Dotnetes.Machinery.Networks;

/// <summary>A network interface of this machine.</summary>
public sealed record MachineLink
{
    /// <summary>Its name.</summary>
    public string Name { get; init; } = "";

    /// <summary>Its number.</summary>
    public int Index { get; init; }

    /// <summary>The number of the interface that it is a port of; 0 for none.</summary>
    public int Master { get; init; }

    /// <summary>What the kernel calls its kind, such as <c>bridge</c>, <c>veth</c> or <c>vxlan</c>; empty for hardware.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Whether it is switched on.</summary>
    public bool IsUp { get; init; }

    /// <summary>Whether it leads back to this machine.</summary>
    public bool IsLoopback { get; init; }

    /// <summary>Its addresses that others may use, first the one that was given first: neither of loopback nor of the link only, neither temporary nor given up.</summary>
    public IReadOnlyList<IPAddress> Addresses { get; init; } = [];

    /// <summary>All its addresses, with the lengths of the prefixes of their networks.</summary>
    public IReadOnlyList<(IPAddress Address, int PrefixLength)> OwnAddresses { get; init; } = [];

    /// <summary>The lowest metric of its default routes for IPv4; null for none.</summary>
    public uint? DefaultRoute4 { get; init; }

    /// <summary>The lowest metric of its default routes for IPv6; null for none.</summary>
    public uint? DefaultRoute6 { get; init; }
}

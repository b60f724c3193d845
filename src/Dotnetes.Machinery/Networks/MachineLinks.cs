using System.Net;
using System.Net.NetworkInformation;
using System.Text;

namespace Dotnetes.Machinery.Networks;

/// <summary>
/// Reads the network interfaces of this process's network namespace by rtnetlink. The files below /sys would show those of the namespace in which /sys was
/// mounted, which may be another.
/// </summary>
public static class MachineLinks
{
    private const ushort GetLinks = 18;
    private const ushort GetAddresses = 22;
    private const ushort GetRoutes = 26;
    private const int LinkHead = 16;
    private const int AddressHead = 8;
    private const int RouteHead = 12;
    private const byte IPv4 = 2;
    private const byte IPv6 = 10;

    /// <summary>All interfaces, by their numbers.</summary>
    /// <exception cref="IOException">The kernel does not tell.</exception>
    public static IReadOnlyList<MachineLink> Read()
    {
        if (!OperatingSystem.IsLinux())
        {
            return Elsewhere();
        }

        var links = new SortedDictionary<int, MachineLink>();
        using var socket = new NetlinkSocket(NetlinkFamily.Route);
        socket.Dump(GetLinks, new byte[LinkHead], message =>
        {
            if (Link(message) is { } link)
            {
                links[link.Index] = link;
            }
        });
        socket.Dump(GetAddresses, new byte[AddressHead], message =>
        {
            if (Address(message) is var (index, address, length, isUsable) && links.TryGetValue(index, out var link))
            {
                links[index] = link with { Addresses = isUsable ? [.. link.Addresses, address] : link.Addresses, OwnAddresses = [.. link.OwnAddresses, (address, length)] };
            }
        });
        foreach (var family in (byte[])[IPv4, IPv6])
        {
            byte[] body = [family, .. new byte[RouteHead - 1]];
            socket.Dump(GetRoutes, body, message =>
            {
                foreach (var (index, metric) in DefaultRoutes(message))
                {
                    if (links.TryGetValue(index, out var link))
                    {
                        links[index] = family == IPv4
                            ? link with { DefaultRoute4 = Math.Min(metric, link.DefaultRoute4 ?? metric) }
                            : link with { DefaultRoute6 = Math.Min(metric, link.DefaultRoute6 ?? metric) };
                    }
                }
            });
        }

        return [.. links.Values];
    }

    // struct ifinfomsg: family, a gap, the hardware's type, number, flags, a mask; then IFLA_IFNAME, IFLA_MASTER and IFLA_LINKINFO with IFLA_INFO_KIND.
    private static MachineLink? Link(ReadOnlySpan<byte> message)
    {
        const uint up = 1;
        const uint loopback = 8;
        if (message.Length < LinkHead)
        {
            return null;
        }

        var flags = BitConverter.ToUInt32(message[8..]);
        var link = new MachineLink { Index = BitConverter.ToInt32(message[4..]), IsUp = (flags & up) != 0, IsLoopback = (flags & loopback) != 0 };
        var attributes = new NetlinkAttributes(message[LinkHead..]);
        while (attributes.Next(out var type, out var value))
        {
            link = type switch
            {
                3 => link with { Name = Word(value) },
                10 when value.Length >= 4 => link with { Master = BitConverter.ToInt32(value) },
                18 => link with { Kind = Kind(value) },
                _ => link,
            };
        }

        return link;
    }

    private static string Kind(ReadOnlySpan<byte> info)
    {
        var attributes = new NetlinkAttributes(info);
        while (attributes.Next(out var type, out var value))
        {
            if (type == 1)
            {
                return Word(value);
            }
        }

        return "";
    }

    // struct ifaddrmsg: family, length of the prefix, flags, scope, the interface's number; then IFA_ADDRESS, IFA_LOCAL (which it is where there are both) and IFA_FLAGS.
    private static (int Index, IPAddress Address, int PrefixLength, bool IsUsable)? Address(ReadOnlySpan<byte> message)
    {
        const byte everywhere = 0;
        const uint temporary = 1;
        const uint failedOrTentativeOrDeprecated = 0x68;
        if (message.Length < AddressHead)
        {
            return null;
        }

        uint flags = message[2];
        IPAddress? address = null;
        var isLocal = false;
        var attributes = new NetlinkAttributes(message[AddressHead..]);
        while (attributes.Next(out var type, out var value))
        {
            if (type is 1 or 2 && value.Length is 4 or 16 && !isLocal)
            {
                address = new IPAddress(value);
                isLocal = type == 2;
            }
            else if (type == 8 && value.Length >= 4)
            {
                flags = BitConverter.ToUInt32(value);
            }
        }

        // For IPv4 the flag of temporary addresses says that it is not the first of its network.
        var isGood = message[0] != IPv6 || (flags & (temporary | failedOrTentativeOrDeprecated)) == 0;
        return address is null ? null : (BitConverter.ToInt32(message[4..]), address, message[1], isGood && message[3] == everywhere && !IPAddress.IsLoopback(address));
    }

    // struct rtmsg: family, lengths of destination and source, service, table, origin, scope, type, flags; then RTA_OIF, RTA_PRIORITY and RTA_MULTIPATH with its hops.
    private static List<(int Index, uint Metric)> DefaultRoutes(ReadOnlySpan<byte> message)
    {
        const byte mainTable = 254;
        const byte leadsOn = 1;
        const int hop = 8;
        var found = new List<(int, uint)>();
        if (message.Length < RouteHead || message[1] != 0 || message[4] != mainTable || message[7] != leadsOn)
        {
            return found;
        }

        uint metric = 0;
        var indexes = new List<int>();
        var attributes = new NetlinkAttributes(message[RouteHead..]);
        while (attributes.Next(out var type, out var value))
        {
            switch (type)
            {
                case 4 when value.Length >= 4:
                    indexes.Add(BitConverter.ToInt32(value));
                    break;
                case 6 when value.Length >= 4:
                    metric = BitConverter.ToUInt32(value);
                    break;
                case 9:
                    while (value.Length >= hop && BitConverter.ToUInt16(value) is var length and >= hop && length <= value.Length)
                    {
                        indexes.Add(BitConverter.ToInt32(value[4..]));
                        value = value[Math.Min((length + 3) & ~3, value.Length)..];
                    }

                    break;
            }
        }

        foreach (var index in indexes)
        {
            found.Add((index, metric));
        }

        return found;
    }

    private static string Word(ReadOnlySpan<byte> value) => Encoding.UTF8.GetString(value).TrimEnd('\0');

    // Control planes run on other systems, too; nodes do not.
    private static List<MachineLink> Elsewhere() =>
    [
#pragma warning disable RS0030 // Where there is no rtnetlink.
        .. NetworkInterface.GetAllNetworkInterfaces().Select((one, index) =>
#pragma warning restore RS0030
        {
            var properties = one.GetIPProperties();
            var metric = properties.GatewayAddresses.Count > 0 ? 0u : (uint?)null;
            return new MachineLink
            {
                Name = one.Name,
                Index = index + 1,
                IsUp = one.OperationalStatus == OperationalStatus.Up,
                IsLoopback = one.NetworkInterfaceType == NetworkInterfaceType.Loopback,
                Addresses = [.. properties.UnicastAddresses.Select(a => a.Address).Where(a => !IPAddress.IsLoopback(a) && !a.IsIPv6LinkLocal)],
                OwnAddresses = [.. properties.UnicastAddresses.Select(a => (a.Address, a.PrefixLength))],
                DefaultRoute4 = metric,
                DefaultRoute6 = metric,
            };
        }),
    ];
}

using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Dotnetes.ApiServer.Connecting;

/// <summary>What the API server connects to on behalf of clients, and how it is written.</summary>
internal static class NetworkRules
{
    /// <summary>
    /// Whether clients may be connected to an address: no loopback, link-local, multicast, unspecified or broadcast address, behind which
    /// the API server's own machine would lie.
    /// </summary>
    public static bool MayConnect(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        if (IPAddress.IsLoopback(address))
        {
            return false;
        }

        if (address.AddressFamily == AddressFamily.InterNetworkV6)
        {
            return !address.IsIPv6LinkLocal && !address.IsIPv6Multicast && !address.Equals(IPAddress.IPv6None);
        }

        Span<byte> bytes = stackalloc byte[4];
        address.TryWriteBytes(bytes, out _);
        var isUnspecified = address.Equals(IPAddress.Any);
        var isLinkLocal = bytes[0] == 169 && bytes[1] == 254;
        var isMulticast = bytes[0] is >= 224 and < 240;
        return !isUnspecified && !isLinkLocal && !isMulticast && !address.Equals(IPAddress.Broadcast);
    }

    /// <summary>Host and port of a URL; IPv6 addresses in brackets.</summary>
    public static string HostAndPort(string host, int port)
    {
        var shown = host.Contains(':', StringComparison.Ordinal) ? $"[{host}]" : host;
        return port <= 0 ? shown : string.Create(CultureInfo.InvariantCulture, $"{shown}:{port}");
    }
}

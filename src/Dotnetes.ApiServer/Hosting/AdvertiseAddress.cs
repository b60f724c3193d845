using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace Dotnetes.ApiServer.Hosting;

/// <summary>Finds the address under which others can reach this machine.</summary>
public static class AdvertiseAddress
{
    /// <summary>The address itself when others can use it; otherwise one of this machine's, preferably of an interface that has a gateway.</summary>
    public static IPEndPoint Choose(IPEndPoint wanted)
    {
        if (!IPAddress.IsLoopback(wanted.Address) && !wanted.Address.Equals(IPAddress.Any) && !wanted.Address.Equals(IPAddress.IPv6Any))
        {
            return wanted;
        }

        // The wildcard of IPv6 serves IPv4 as well, which most clusters use.
        var family = wanted.Address.Equals(IPAddress.IPv6Loopback) ? AddressFamily.InterNetworkV6 : AddressFamily.InterNetwork;
        var found = NetworkInterface.GetAllNetworkInterfaces()
            .Where(i => i.OperationalStatus == OperationalStatus.Up && i.NetworkInterfaceType != NetworkInterfaceType.Loopback)
            .Select(i => i.GetIPProperties())
            .OrderByDescending(p => p.GatewayAddresses.Count > 0)
            .SelectMany(p => p.UnicastAddresses)
            .Select(a => a.Address)
            .FirstOrDefault(a => a.AddressFamily == family && !IPAddress.IsLoopback(a) && !a.IsIPv6LinkLocal);
        return found is null ? wanted : new IPEndPoint(found, wanted.Port);
    }
}

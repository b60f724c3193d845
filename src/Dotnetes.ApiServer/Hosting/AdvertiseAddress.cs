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
        if (!IPAddress.IsLoopback(wanted.Address) && !IsAny(wanted.Address))
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

    /// <summary>Waits until this machine has an address that others can use, when one of its own is wanted; a machine that starts may get it a moment later.</summary>
    /// <returns>Whether there is one.</returns>
    public static async Task<bool> WaitFor(IPEndPoint wanted, TimeSpan patience, TimeProvider time, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        while (IsAny(Choose(wanted).Address))
        {
            if (time.GetElapsedTime(start) >= patience)
            {
                return false;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(200), time, cancellationToken);
        }

        return true;
    }

    private static bool IsAny(IPAddress address) => address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any);
}

using System.Net;
using System.Net.Sockets;
using Dotnetes.Machinery.Networks;

namespace Dotnetes.ApiServer.Hosting;

/// <summary>Finds the address under which others can reach this machine.</summary>
public static class AdvertiseAddress
{
    /// <summary>The address itself when others can use it; otherwise this machine's, as <see cref="MachineAddress"/> chooses it; what was wanted when it has none.</summary>
    /// <param name="wanted">The address that was asked for; the port is kept.</param>
    /// <param name="current">The address chosen so far, which is kept while none is better; null for none.</param>
    public static IPEndPoint Choose(IPEndPoint wanted, IPAddress? current = null)
    {
        if (!IPAddress.IsLoopback(wanted.Address) && !IsAny(wanted.Address))
        {
            return wanted;
        }

        // The wildcard of IPv6 serves IPv4 as well, which most clusters use.
        var family = wanted.Address.Equals(IPAddress.IPv6Loopback) ? AddressFamily.InterNetworkV6 : AddressFamily.InterNetwork;
        return MachineAddress.Find(family, current) is { } found ? new IPEndPoint(found, wanted.Port) : wanted;
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

    /// <summary>Whether it stands for all addresses.</summary>
    public static bool IsAny(IPAddress address) => address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any);
}

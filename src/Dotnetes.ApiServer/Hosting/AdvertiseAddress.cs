using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace Dotnetes.ApiServer.Hosting;

/// <summary>Finds the address under which others can reach this machine.</summary>
public static class AdvertiseAddress
{
    /// <summary>The address itself when others can use it; otherwise one of this machine's, preferably of an interface that has a gateway, and never of a bridge that has none.</summary>
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
        var candidates = NetworkInterface.GetAllNetworkInterfaces()
            .Where(i => i.OperationalStatus == OperationalStatus.Up && i.NetworkInterfaceType != NetworkInterfaceType.Loopback)
            .SelectMany(i => Of(i, family));
        return Best(candidates, current) is { } found ? new IPEndPoint(found, wanted.Port) : wanted;
    }

    /// <summary>The best of some addresses: the first of the highest rank, or the current one when it has that rank; null for none.</summary>
    internal static IPAddress? Best(IEnumerable<(IPAddress Address, int Rank)> candidates, IPAddress? current)
    {
        var all = candidates.ToList();
        var highest = all.Count == 0 ? 0 : all.Max(c => c.Rank);
        var best = all.Where(c => c.Rank == highest).Select(c => c.Address).ToList();
        return current is not null && best.Contains(current) ? current : best.FirstOrDefault();
    }

    // The bridge of the pods is an interface, too, and outlives the server; only this machine's pods reach the server there.
    private static IEnumerable<(IPAddress Address, int Rank)> Of(NetworkInterface one, AddressFamily family)
    {
        var properties = one.GetIPProperties();
        var hasGateway = properties.GatewayAddresses.Count > 0;
        return !hasGateway && Directory.Exists($"/sys/class/net/{one.Name}/bridge")
            ? []
            : properties.UnicastAddresses.Select(a => a.Address)
                .Where(a => a.AddressFamily == family && !IPAddress.IsLoopback(a) && !a.IsIPv6LinkLocal)
                .Select(a => (a, hasGateway ? 1 : 0));
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

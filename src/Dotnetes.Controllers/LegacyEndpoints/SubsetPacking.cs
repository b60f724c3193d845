using Dotnetes.Api.Core.V1;

namespace Dotnetes.Controllers.LegacyEndpoints;

/// <summary>Brings the subsets of Endpoints to their canonical form: addresses that share all ports share a subset, and everything is in order.</summary>
public static class SubsetPacking
{
    /// <summary>The most addresses in an object.</summary>
    public const int Capacity = 1000;

    /// <summary>Packs subsets.</summary>
    public static ValueList<EndpointSubset> Pack(IEnumerable<EndpointSubset> subsets)
    {
        var ports = new Dictionary<(EndpointAddress Address, bool Ready), HashSet<EndpointPort>>();
        foreach (var subset in subsets)
        {
            foreach (var address in subset.Addresses)
            {
                Add(ports, (Bare(address), true), subset.Ports);
            }

            foreach (var address in subset.NotReadyAddresses)
            {
                Add(ports, (Bare(address), false), subset.Ports);
            }
        }

        return ports
            .GroupBy(p => InOrder(p.Value), p => p.Key)
            .Select(g => new EndpointSubset { Addresses = Addresses(g, true), NotReadyAddresses = Addresses(g, false), Ports = g.Key })
            .OrderBy(s => s.Ports.ToString(), StringComparer.Ordinal)
            .ToValueList();
    }

    /// <summary>
    /// Cuts packed subsets down to the capacity, each in proportion; addresses that are ready go before others.
    /// </summary>
    /// <returns>Whether anything was cut.</returns>
    public static bool Truncate(ref ValueList<EndpointSubset> subsets)
    {
        int ready = 0, notReady = 0;
        foreach (var subset in subsets)
        {
            ready += subset.Addresses.Count;
            notReady += subset.NotReadyAddresses.Count;
        }

        if (ready + notReady <= Capacity)
        {
            return false;
        }

        var cutReady = ready > Capacity;
        var total = cutReady ? ready : notReady;
        var room = cutReady ? Capacity : Capacity - ready;
        var left = room;
        var cut = new List<EndpointSubset>(subsets.Count);
        foreach (var subset in subsets)
        {
            var addresses = cutReady ? subset.Addresses : subset.NotReadyAddresses;
            var share = Math.Min(left, (int)Math.Ceiling((double)addresses.Count / total * room));
            var kept = addresses.Take(share).ToValueList();
            left -= kept.Count;
            cut.Add(cutReady ? subset with { Addresses = kept, NotReadyAddresses = default } : subset with { NotReadyAddresses = kept });
        }

        subsets = cut.ToValueList();
        return true;
    }

    /// <summary>How many addresses there are.</summary>
    public static int Count(ValueList<EndpointSubset> subsets)
    {
        var count = 0;
        foreach (var subset in subsets)
        {
            count += subset.Addresses.Count + subset.NotReadyAddresses.Count;
        }

        return count;
    }

    private static void Add(Dictionary<(EndpointAddress Address, bool Ready), HashSet<EndpointPort>> all, (EndpointAddress, bool) key, ValueList<EndpointPort> ports)
    {
        if (!all.TryGetValue(key, out var known))
        {
            all.Add(key, known = []);
        }

        known.UnionWith(ports);
    }

    // The version of the pod changes all the time and concerns nobody.
    private static EndpointAddress Bare(EndpointAddress address) =>
        address.TargetRef is { ResourceVersion.Length: > 0 } target ? address with { TargetRef = target with { ResourceVersion = "" } } : address;

    private static ValueList<EndpointPort> InOrder(IEnumerable<EndpointPort> ports) => ports
        .OrderBy(p => p.Name, StringComparer.Ordinal)
        .ThenBy(p => p.Protocol, StringComparer.Ordinal)
        .ThenBy(p => p.Port)
        .ThenBy(p => p.AppProtocol ?? "", StringComparer.Ordinal)
        .ToValueList();

    private static ValueList<EndpointAddress> Addresses(IEnumerable<(EndpointAddress Address, bool Ready)> all, bool ready) => all
        .Where(a => a.Ready == ready)
        .Select(a => a.Address)
        .OrderBy(a => a.Ip, StringComparer.Ordinal)
        .ThenBy(a => a.TargetRef?.Uid ?? "", StringComparer.Ordinal)
        .ToValueList();
}

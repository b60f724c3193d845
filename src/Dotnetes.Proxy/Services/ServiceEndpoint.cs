using Dotnetes.Api.Discovery.V1;

namespace Dotnetes.Proxy.Services;

/// <summary>One place behind a service port.</summary>
/// <param name="Address">The address, in its canonical form.</param>
/// <param name="Port">The port.</param>
/// <param name="IsReady">Whether it takes new traffic; a terminating endpoint is never ready.</param>
/// <param name="IsServing">Whether it answers.</param>
/// <param name="IsTerminating">Whether it is about to end.</param>
/// <param name="IsLocal">Whether it is on this node.</param>
/// <param name="Zones">The zones that it is meant for (KEP-2433).</param>
/// <param name="Nodes">The nodes that it is meant for (KEP-3015).</param>
public sealed record ServiceEndpoint(
    string Address, int Port, bool IsReady, bool IsServing, bool IsTerminating, bool IsLocal, ValueList<string> Zones, ValueList<string> Nodes)
{
    /// <summary>The endpoints of one service port in one family, without repetition, in the order of their addresses.</summary>
    /// <param name="slices">The slices of the service.</param>
    /// <param name="portName">The name of the service port.</param>
    /// <param name="protocol">Its protocol in lower case.</param>
    /// <param name="family">The family.</param>
    /// <param name="nodeName">This node.</param>
    public static IReadOnlyList<ServiceEndpoint> Of(IEnumerable<EndpointSlice> slices, string portName, string protocol, ProxyFamily family, string nodeName)
    {
        var found = new SortedDictionary<string, ServiceEndpoint>(StringComparer.Ordinal);
        foreach (var slice in slices)
        {
            if (slice.AddressType != family.Name)
            {
                continue;
            }

            foreach (var port in slice.Ports)
            {
                if ((port.Name ?? "") != portName || port.Port is not { } number || ServicePortName.Lower(port.Protocol ?? "") != protocol)
                {
                    continue;
                }

                foreach (var endpoint in slice.Endpoints)
                {
                    Add(found, endpoint, number, family, nodeName);
                }
            }
        }

        return [.. found.Values];
    }

    private static void Add(SortedDictionary<string, ServiceEndpoint> found, Endpoint endpoint, int port, ProxyFamily family, string nodeName)
    {
        if (endpoint.Addresses.IsEmpty || !family.TryParse(endpoint.Addresses[0], out var address))
        {
            return;
        }

        var ready = endpoint.Conditions.Ready ?? true;
        var value = new ServiceEndpoint(
            address,
            port,
            ready,
            endpoint.Conditions.Serving ?? ready,
            endpoint.Conditions.Terminating ?? false,
            nodeName.Length > 0 && endpoint.NodeName == nodeName,
            endpoint.Hints?.ForZones.Map(z => z.Name) ?? default,
            endpoint.Hints?.ForNodes.Map(n => n.Name) ?? default);

        // While an endpoint moves from one slice to another it can be in both: the ready one counts.
        var key = family.Join(address, port);
        if (!found.TryGetValue(key, out var other) || (!other.IsReady && value.IsReady))
        {
            found[key] = value;
        }
    }
}

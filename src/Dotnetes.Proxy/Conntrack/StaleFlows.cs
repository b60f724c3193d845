using System.Net;
using Dotnetes.Proxy.Services;

namespace Dotnetes.Proxy.Conntrack;

/// <summary>
/// Finds UDP flows to services that still go to an endpoint which is none any more. TCP ends such connections by itself; UDP clients would talk into
/// the void for as long as they keep talking.
/// </summary>
public static class StaleFlows
{
    /// <summary>The flows to forget.</summary>
    /// <param name="flows">All UDP flows.</param>
    /// <param name="services">The UDP service ports with all their endpoints that serve. Those without endpoints have nothing better to offer.</param>
    public static IEnumerable<ConntrackFlow> Find(IEnumerable<ConntrackFlow> flows, IEnumerable<(ServiceFrontend Frontend, IReadOnlyList<ServiceEndpoint> Endpoints)> services)
    {
        var byAddress = new Dictionary<(string Address, int Port), HashSet<(string Address, int Port)>>();
        var byNodePort = new Dictionary<int, HashSet<(string Address, int Port)>>();
        foreach (var (frontend, endpoints) in services)
        {
            var serving = endpoints.Where(e => e.IsServing).Select(e => (e.Address, e.Port)).ToHashSet();
            if (serving.Count == 0)
            {
                continue;
            }

            foreach (var address in frontend.ExternalIPs.AddRange(frontend.LoadBalancerIPs).Add(frontend.ClusterIP))
            {
                byAddress[(address, frontend.Port)] = serving;
            }

            if (frontend.NodePort != 0)
            {
                byNodePort[frontend.NodePort] = serving;
            }
        }

        // At a node port only flows that were translated: others just happen to go to that port of some other machine.
        return flows.Where(flow =>
            byAddress.TryGetValue(Of(flow.Destination), out var serving) ? !serving.Contains(Of(flow.Replier))
            : byNodePort.TryGetValue(flow.Destination.Port, out serving) && !flow.Replier.Equals(flow.Destination) && !serving.Contains(Of(flow.Replier)));
    }

    private static (string Address, int Port) Of(IPEndPoint point) => (point.Address.ToString(), point.Port);
}

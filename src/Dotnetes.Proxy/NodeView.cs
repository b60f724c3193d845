using System.Net;
using Dotnetes.Api.Config.KubeProxy.V1Alpha1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Machinery.Networks;
using Dotnetes.Proxy.Rules;
using Dotnetes.Proxy.Services;

namespace Dotnetes.Proxy;

/// <summary>What the rules need to know of this node.</summary>
internal static class NodeView
{
    private const string DeletionTaint = "ToBeDeletedByClusterAutoscaler";

    /// <summary>The settings of the rules of a family.</summary>
    /// <param name="family">The family.</param>
    /// <param name="configuration">Complete settings.</param>
    /// <param name="name">The node's name.</param>
    /// <param name="node">The node; null while it is not there.</param>
    /// <param name="serviceRanges">The ranges of cluster addresses, of both families.</param>
    /// <param name="addresses">Gives the addresses of this machine.</param>
    public static RuleSettings Settings(
        ProxyFamily family, KubeProxyConfiguration configuration, string name, Node? node, IEnumerable<string> serviceRanges, Func<IEnumerable<IPAddress>> addresses)
    {
        var nodeIP = AddressOf(node, family);
        return new RuleSettings
        {
            Family = family,
            NodeName = name,
            Zone = node?.Metadata.Labels.GetValueOrDefault("topology.kubernetes.io/zone") ?? "",
            NodeIP = nodeIP,
            NodePortIPs = NodePortIPs(configuration.NodePortAddresses, family, nodeIP, addresses),
            Local = configuration.DetectLocalMode switch
            {
                "NodeCIDR" => LocalTraffic.FromRanges(node?.Spec.PodCidrs ?? [], family),
                "BridgeInterface" => LocalTraffic.FromBridge(configuration.DetectLocal.BridgeInterface),
                "InterfaceNamePrefix" => LocalTraffic.FromInterfaces(configuration.DetectLocal.InterfaceNamePrefix),
                _ => LocalTraffic.FromRanges(configuration.ClusterCidr.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), family),
            },
            ServiceRanges = serviceRanges.Where(r => family.TryParseRange(r, out _)).Order(StringComparer.Ordinal).ToValueList(),
            MasqueradeAll = configuration.Nftables.MasqueradeAll,
            MasqueradeBit = configuration.Nftables.MasqueradeBit ?? 14,
        };
    }

    /// <summary>Whether load balancers may send traffic to the node.</summary>
    public static bool IsEligible(Node? node) =>
        node is not null && node.Metadata.DeletionTimestamp is null && !node.Spec.Taints.Any(t => t.Key == DeletionTaint);

    /// <summary>The addresses of this machine.</summary>
    /// <exception cref="IOException">The kernel does not tell.</exception>
    public static IEnumerable<IPAddress> LocalAddresses() => MachineLinks.Read().SelectMany(l => l.OwnAddresses).Select(a => a.Address);

    private static string AddressOf(Node? node, ProxyFamily family)
    {
        foreach (var type in (ReadOnlySpan<string>)["InternalIP", "ExternalIP"])
        {
            foreach (var address in node?.Status.Addresses ?? [])
            {
                if (address.Type == type && family.TryParse(address.Address, out var text))
                {
                    return text;
                }
            }
        }

        return "";
    }

    private static ValueList<string>? NodePortIPs(ValueList<string> selected, ProxyFamily family, string nodeIP, Func<IEnumerable<IPAddress>> addresses)
    {
        if (selected.Contains("primary"))
        {
            return nodeIP.Length > 0 ? [nodeIP] : ValueList<string>.Empty;
        }

        var ranges = selected.Select(s => family.TryParseRange(s, out var range) ? range : (IPNetwork?)null).OfType<IPNetwork>().ToList();
        return ranges.Exists(r => r.PrefixLength == 0)
            ? null
            : addresses().Where(a => family.Has(a) && !IPAddress.IsLoopback(a) && ranges.Exists(r => r.Contains(a)))
                .Select(a => new IPAddress(a.GetAddressBytes()).ToString()).Distinct().Order(StringComparer.Ordinal).ToValueList();
    }
}

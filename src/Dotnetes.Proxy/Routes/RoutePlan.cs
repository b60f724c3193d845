using System.Net;
using System.Security.Cryptography;
using System.Text;
using Dotnetes.Api.Core.V1;
using Dotnetes.Proxy.Services;

namespace Dotnetes.Proxy.Routes;

/// <summary>Which routes a node needs, and which of its traffic gets its address. A pure function of the nodes.</summary>
/// <param name="Routes">The ways to other nodes' pods, ordered.</param>
/// <param name="Tunnel">This node's end of the tunnel when some route needs one.</param>
/// <param name="Masquerade">The nft commands that give pods' traffic to the world outside the node's address.</param>
public sealed record RoutePlan(ValueList<NodeRoute> Routes, TunnelEnd? Tunnel, string Masquerade)
{
    /// <summary>The name of the table.</summary>
    public const string Table = "dotnetes-network";

    /// <summary>Plans.</summary>
    /// <param name="nodes">All nodes.</param>
    /// <param name="name">This node.</param>
    /// <param name="links">The networks that this machine is on.</param>
    /// <param name="families">The families that this machine has.</param>
    /// <param name="isBridgeFiltered">Whether the kernel applies rules to what goes from one pod to another by their bridge.</param>
    public static RoutePlan Build(IEnumerable<Node> nodes, string name, IReadOnlyList<IPNetwork> links, IEnumerable<ProxyFamily> families, bool isBridgeFiltered = true)
    {
        var all = nodes.ToList();
        var self = all.Find(n => n.Metadata.Name == name);
        var routes = new List<NodeRoute>();
        var masquerade = new StringBuilder();
        foreach (var family in families)
        {
            foreach (var other in all.Where(n => n != self && n.Metadata.DeletionTimestamp is null))
            {
                var address = Address(other, family);
                if (address.Length > 0)
                {
                    var tunnelled = family == ProxyFamily.IPv4 && !links.Any(l => l.Contains(IPAddress.Parse(address)));
                    routes.AddRange(Ranges(other, family).Select(range => new NodeRoute(range, address, tunnelled, tunnelled ? Hardware(other.Metadata.Name) : "")));
                }
            }

            AppendMasquerade(masquerade, family, self is null ? [] : [.. Ranges(self, family)], [.. all.SelectMany(n => Ranges(n, family)).Distinct()], isBridgeFiltered);
        }

        return new(routes.OrderBy(r => r.Range, StringComparer.Ordinal).ToValueList(), routes.Exists(r => r.IsTunnelled) ? End(self) : null, masquerade.ToString());
    }

    private static string Address(Node node, ProxyFamily family) =>
        node.Status.Addresses.Find(a => a.Type == "InternalIP" && family.TryParse(a.Address, out _))?.Address ?? "";

    private static IEnumerable<string> Ranges(Node node, ProxyFamily family) =>
        node.Spec.PodCidrs.Select(c => family.TryParseRange(c, out var range) ? range.ToString() : "").Where(r => r.Length > 0);

    private static TunnelEnd? End(Node? self)
    {
        if (self is null || Address(self, ProxyFamily.IPv4) is not { Length: > 0 } address || Ranges(self, ProxyFamily.IPv4).FirstOrDefault() is not { } range)
        {
            return null;
        }

        return new TunnelEnd(address, range.Split('/')[0], Hardware(self.Metadata.Name));
    }

    // Every node can work it out from the name of the other, so nobody needs to tell: locally administered, unicast.
    private static string Hardware(string node)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(node));
        return $"0e:{hash[0]:x2}:{hash[1]:x2}:{hash[2]:x2}:{hash[3]:x2}:{hash[4]:x2}";
    }

    private static void AppendMasquerade(StringBuilder batch, ProxyFamily family, List<string> own, List<string> all, bool isBridgeFiltered)
    {
        var table = $"{family.Nft} {Table}";
        batch.Append("add table ").Append(table).Append("\ndelete table ").Append(table).Append('\n');
        if (own.Count == 0)
        {
            return;
        }

        var multicast = family == ProxyFamily.IPv4 ? "224.0.0.0/4" : "ff00::/8";
        batch.Append("add table ").Append(table).Append('\n')
            .Append("add set ").Append(table).Append(" inside { type ").Append(family.SetType).Append(" ; flags interval ; auto-merge ; elements = { ")
            .AppendJoin(", ", all.Append(multicast)).Append(" } ; }\n")
            .Append("add chain ").Append(table).Append(" postrouting { type nat hook postrouting priority 100 ; }\n")
            .Append("add rule ").Append(table).Append(" postrouting ").Append(family.Nft).Append(" saddr { ").AppendJoin(", ", own).Append(" } ")
            .Append(family.Nft).Append(" daddr != @inside masquerade fully-random\n");
        if (!isBridgeFiltered)
        {
            // The answer of a pod to another one on the bridge would go there directly, with an address that the other does not expect.
            batch.Append("add rule ").Append(table).Append(" postrouting ct status dnat ").Append(family.Nft).Append(" saddr { ").AppendJoin(", ", own).Append(" } ")
                .Append(family.Nft).Append(" daddr { ").AppendJoin(", ", own).Append(" } masquerade fully-random\n");
        }
    }
}

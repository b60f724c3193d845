using static Dotnetes.Proxy.Rules.RuleNames;

namespace Dotnetes.Proxy.Rules;

/// <summary>The part of the table that does not depend on services: the hooks, the common maps, and what looks things up in them.</summary>
public static class BaseRules
{
    // Destination NAT hangs at -100. What looks at the original destination must come before it.
    private const string BeforeDnat = "priority -110 ;";
    private const string Dnat = "priority -100 ;";
    private const string Filter = "priority 0 ;";
    private const string Snat = "priority 100 ;";

    /// <summary>Builds it.</summary>
    public static RuleFragment Build(RuleSettings settings)
    {
        var chains = new List<RuleChain>();
        chains.AddRange(Checks(settings));
        chains.Add(new(ServicesChain, "", Dispatch(settings)));
        chains.Add(new(Masquerading, "", Masquerade(settings)));
        chains.AddRange(Hooks());
        return new(Containers(settings), chains.ToValueList(), NodePortElements(settings));
    }

    private static IEnumerable<RuleChain> Hooks()
    {
        const string New = "ct state new jump ";
        yield return new("filter-prerouting-pre-dnat", Hook("filter", "prerouting", BeforeDnat), [New + FirewallCheck]);
        yield return new("filter-output-pre-dnat", Hook("filter", "output", BeforeDnat), [New + FirewallCheck]);
        yield return new("filter-input", Hook("filter", "input", Filter), [New + NodePortEndpointsCheck, New + EndpointsCheck]);
        yield return new("filter-forward", Hook("filter", "forward", Filter), [New + EndpointsCheck, New + ClusterIPsCheck]);
        yield return new("filter-output", Hook("filter", "output", Filter), [New + EndpointsCheck, New + ClusterIPsCheck]);
        yield return new("nat-prerouting", Hook("nat", "prerouting", Dnat), ["jump " + ServicesChain]);
        yield return new("nat-output", Hook("nat", "output", Dnat), ["jump " + ServicesChain]);
        yield return new("nat-postrouting", Hook("nat", "postrouting", Snat), ["jump " + Masquerading]);
    }

    private static string Hook(string type, string hook, string priority) => $"{{ type {type} hook {hook} {priority} }}";

    private static ValueList<RuleContainer> Containers(RuleSettings settings)
    {
        var address = settings.Family.SetType;
        var destination = $"{{ type {address} . inet_proto . inet_service : verdict ; }}";
        const string Port = "{ type inet_proto . inet_service : verdict ; }";
        ValueList<RuleContainer> common =
        [
            new("set", ClusterIPs, $"{{ type {address} ; }}"),
            new("map", ServiceIPs, destination),
            new("map", ServiceNodePorts, Port),
            new("map", NoEndpointServices, destination),
            new("map", NoEndpointNodePorts, Port),
            new("map", FirewallIPs, destination),
            new("set", Hairpins, $"{{ type {address} . {address} . inet_proto . inet_service ; }}"),
        ];
        return settings.NodePortIPs is null ? common : common.Add(new("set", NodePortIPs, $"{{ type {address} ; }}"));
    }

    private static ValueList<RuleElement> NodePortElements(RuleSettings settings) =>
        settings.NodePortIPs is { } addresses ? addresses.Map(a => new RuleElement(NodePortIPs, a, "")) : [];

    private static IEnumerable<RuleChain> Checks(RuleSettings settings)
    {
        var ip = settings.Family.Nft;
        var destination = $"{ip} daddr . meta l4proto . th dport";
        yield return new(Reject, "", ["reject"]);
        yield return new(EndpointsCheck, "", [$"{destination} vmap @{NoEndpointServices}"]);
        yield return new(NodePortEndpointsCheck, "", [$"{NodePortTarget(settings)} meta l4proto . th dport vmap @{NoEndpointNodePorts}"]);
        yield return new(FirewallCheck, "", [$"{destination} vmap @{FirewallIPs}"]);

        // What comes here with a cluster address as destination was not translated, so no service has that port.
        ValueList<string> check = [$"{ip} daddr @{ClusterIPs} reject"];
        yield return new(
            ClusterIPsCheck, "", settings.ServiceRanges.IsEmpty ? check : check.Add($"{ip} daddr {{ {string.Join(", ", (IEnumerable<string>)settings.ServiceRanges)} }} drop"));
    }

    private static ValueList<string> Dispatch(RuleSettings settings)
    {
        var ip = settings.Family.Nft;
        var rules = new ValueListBuilder<string>();
        if (settings.MasqueradeAll)
        {
            rules.Add($"{ip} daddr @{ClusterIPs} {settings.MarkRule}");
        }
        else if (settings.Local is { } local)
        {
            // Whoever routes a cluster address to this node from outside must get the answer by way of this node.
            rules.Add($"{ip} daddr @{ClusterIPs} {local.IsForeign} {settings.MarkRule}");
        }

        rules.Add($"{ip} daddr . meta l4proto . th dport vmap @{ServiceIPs}");
        var here = settings.NodePortIPs is null ? "fib daddr type local " : "";
        rules.Add($"{here}{NodePortTarget(settings)} meta l4proto . th dport vmap @{ServiceNodePorts}");
        return rules.ToList();
    }

    private static ValueList<string> Masquerade(RuleSettings settings)
    {
        var ip = settings.Family.Nft;
        return
        [
            $"mark and {settings.Mark} != 0 mark set mark xor {settings.Mark} masquerade fully-random",
            $"ct status dnat {ip} saddr . {ip} daddr . meta l4proto . th dport @{Hairpins} masquerade fully-random",
        ];
    }

    private static string NodePortTarget(RuleSettings settings) => settings.NodePortIPs is null
        ? $"{settings.Family.Nft} daddr != {settings.Family.Loopback}"
        : $"{settings.Family.Nft} daddr @{NodePortIPs}";
}

using System.Net;
using System.Text;
using Dotnetes.Proxy.Services;

namespace Dotnetes.Proxy.Rules;

/// <summary>The part of the table that one service needs. A pure function of service, endpoints and settings.</summary>
public static class ServiceRules
{
    /// <summary>Builds it.</summary>
    /// <param name="settings">The node and the family.</param>
    /// <param name="frontends">The ports of the service.</param>
    /// <param name="endpoints">The endpoints of a port.</param>
    public static RuleFragment Build(RuleSettings settings, IEnumerable<ServiceFrontend> frontends, Func<ServiceFrontend, IReadOnlyList<ServiceEndpoint>> endpoints)
    {
        var build = new FragmentBuild(settings);
        foreach (var frontend in frontends)
        {
            build.Add(frontend, EndpointSelection.Choose(frontend, endpoints(frontend), settings.NodeName, settings.Zone));
        }

        return build.Result();
    }

    private sealed class FragmentBuild(RuleSettings settings)
    {
        private readonly List<RuleContainer> _containers = [];
        private readonly List<RuleChain> _chains = [];
        private readonly HashSet<RuleElement> _elements = [];

        public RuleFragment Result() => new(_containers.ToValueList(), _chains.ToValueList(), _elements.ToValueList());

        public void Add(ServiceFrontend frontend, EndpointSelection selection)
        {
            var name = frontend.Name.ToString();
            var cluster = RuleNames.Of("service", name);
            var local = RuleNames.Of("local", name);
            AddEndpoints(frontend, selection, cluster, local);
            _elements.Add(new(RuleNames.ClusterIPs, frontend.ClusterIP, ""));
            var inside = frontend.InternalLocal ? selection.Local.Count > 0 : selection.HasAny;
            if (inside)
            {
                _elements.Add(new(RuleNames.ServiceIPs, Destination(frontend, frontend.ClusterIP), "goto " + (frontend.InternalLocal ? local : cluster)));
            }
            else
            {
                _elements.Add(new(RuleNames.NoEndpointServices, Destination(frontend, frontend.ClusterIP), Refusal(selection)));
            }

            if (frontend.IsExternal)
            {
                AddExternal(frontend, selection, cluster, local);
            }
        }

        // Nobody anywhere: the client is told so. Somebody on other nodes: silence, because a load balancer may still ask those.
        private static string Refusal(EndpointSelection selection) => selection.HasAny ? "drop" : "goto " + RuleNames.Reject;

        private static string Destination(ServiceFrontend frontend, string address) => $"{address} . {frontend.Name.Protocol} . {frontend.Port}";

        private void AddEndpoints(ServiceFrontend frontend, EndpointSelection selection, string cluster, string local)
        {
            var protocol = frontend.Name.Protocol;
            var used = selection.Cluster.Union(selection.Local).ToList();
            foreach (var endpoint in used.Where(e => e.IsLocal))
            {
                _elements.Add(new(RuleNames.Hairpins, $"{endpoint.Address} . {endpoint.Address} . {protocol} . {endpoint.Port}", ""));
            }

            if (frontend.AffinitySeconds > 0)
            {
                foreach (var endpoint in used)
                {
                    AddSticky(frontend, endpoint);
                }
            }

            if (selection.Cluster.Count > 0)
            {
                _chains.Add(new(cluster, "", Spread(frontend, selection.Cluster)));
            }

            if (selection.Local.Count > 0)
            {
                _chains.Add(new(local, "", Spread(frontend, selection.Local)));
            }
        }

        private void AddSticky(ServiceFrontend frontend, ServiceEndpoint endpoint)
        {
            var set = AffinitySet(frontend, endpoint);
            _containers.Add(new("set", set, $"{{ type {settings.Family.SetType} ; flags dynamic,timeout ; timeout {frontend.AffinitySeconds}s ; }}"));
            _chains.Add(new(
                EndpointChain(frontend, endpoint),
                "",
                [$"update @{set} {{ {settings.Family.Nft} saddr }}", $"meta l4proto {frontend.Name.Protocol} dnat to {settings.Family.Join(endpoint.Address, endpoint.Port)}"]));
        }

        private ValueList<string> Spread(ServiceFrontend frontend, IReadOnlyList<ServiceEndpoint> endpoints)
        {
            if (frontend.AffinitySeconds == 0)
            {
                return [Translate(frontend.Name.Protocol, endpoints)];
            }

            var rules = new ValueListBuilder<string>();
            foreach (var endpoint in endpoints)
            {
                rules.Add($"{settings.Family.Nft} saddr @{AffinitySet(frontend, endpoint)} goto {EndpointChain(frontend, endpoint)}");
            }

            rules.Add(endpoints.Count == 1
                ? $"goto {EndpointChain(frontend, endpoints[0])}"
                : $"numgen random mod {endpoints.Count} vmap {{ {string.Join(", ", endpoints.Select((e, i) => $"{i} : goto {EndpointChain(frontend, e)}"))} }}");
            return rules.ToList();
        }

        private string Translate(string protocol, IReadOnlyList<ServiceEndpoint> endpoints)
        {
            if (endpoints.Count == 1)
            {
                return $"meta l4proto {protocol} dnat to {settings.Family.Join(endpoints[0].Address, endpoints[0].Port)}";
            }

            var rule = new StringBuilder(96 + (endpoints.Count * 32));
            rule.Append("meta l4proto ").Append(protocol).Append(" dnat ").Append(settings.Family.Nft).Append(" to numgen random mod ").Append(endpoints.Count).Append(" map { ");
            for (var i = 0; i < endpoints.Count; i++)
            {
                rule.Append(i == 0 ? "" : ", ").Append(i).Append(" : ").Append(endpoints[i].Address).Append(" . ").Append(endpoints[i].Port);
            }

            return rule.Append(" }").ToString();
        }

        private string EndpointChain(ServiceFrontend frontend, ServiceEndpoint endpoint) => RuleNames.Of("endpoint", $"{frontend.Name}__{Place(endpoint)}");

        // The time belongs to the name because nft cannot change it.
        private string AffinitySet(ServiceFrontend frontend, ServiceEndpoint endpoint) =>
            RuleNames.Of("affinity", $"{frontend.Name}__{Place(endpoint)}/{frontend.AffinitySeconds}");

        private string Place(ServiceEndpoint endpoint) => $"{endpoint.Address.Replace(':', '.')}/{endpoint.Port}";

        private void AddExternal(ServiceFrontend frontend, EndpointSelection selection, string cluster, string local)
        {
            var name = RuleNames.Of("external", frontend.Name.ToString());
            var outside = frontend.ExternalLocal ? selection.Local.Count > 0 : selection.HasAny;
            if (selection.HasAny)
            {
                _chains.Add(new(name, "", ExternalRules(frontend, cluster, outside ? frontend.ExternalLocal ? local : cluster : "")));
            }

            foreach (var address in frontend.ExternalIPs.AddRange(frontend.LoadBalancerIPs))
            {
                AddWay(selection, outside, RuleNames.ServiceIPs, RuleNames.NoEndpointServices, Destination(frontend, address), name);
            }

            if (frontend.NodePort != 0)
            {
                AddWay(selection, outside, RuleNames.ServiceNodePorts, RuleNames.NoEndpointNodePorts, $"{frontend.Name.Protocol} . {frontend.NodePort}", name);
            }

            if (!frontend.LoadBalancerIPs.IsEmpty && !frontend.SourceRanges.IsEmpty)
            {
                AddFirewall(frontend);
            }
        }

        private void AddWay(EndpointSelection selection, bool outside, string map, string refusals, string key, string chain)
        {
            if (selection.HasAny)
            {
                _elements.Add(new(map, key, "goto " + chain));
            }

            if (!outside)
            {
                _elements.Add(new(refusals, key, Refusal(selection)));
            }
        }

        private ValueList<string> ExternalRules(ServiceFrontend frontend, string cluster, string target)
        {
            var rules = new ValueListBuilder<string>();
            if (!frontend.ExternalLocal)
            {
                // The endpoint may be on another node, and its answer must come back this way.
                rules.Add(settings.MarkRule);
            }
            else
            {
                // Traffic from this node's pods and from the node itself is not from outside: it may go to every endpoint.
                if (settings.Local is { } local)
                {
                    rules.Add($"{local.IsLocal} goto {cluster}");
                }

                rules.Add($"fib saddr type local {settings.MarkRule}");
                rules.Add($"fib saddr type local goto {cluster}");
            }

            if (target.Length > 0)
            {
                rules.Add("goto " + target);
            }

            return rules.ToList();
        }

        private void AddFirewall(ServiceFrontend frontend)
        {
            var chain = RuleNames.Of("firewall", frontend.Name.ToString());
            var sources = frontend.SourceRanges;

            // A node that may ask does so with the load balancer's address as source where that address is its own, too.
            if (IPAddress.TryParse(settings.NodeIP, out var node) && sources.Any(r => r.Contains(node)))
            {
                sources = sources.AddRange(frontend.LoadBalancerIPs.Map(IPAddress.Parse).Select(a => new IPNetwork(a, a.GetAddressBytes().Length * 8)));
            }

            _chains.Add(new(chain, "", [$"{settings.Family.Nft} saddr != {{ {string.Join(", ", Disjoint(sources))} }} drop"]));
            foreach (var address in frontend.LoadBalancerIPs)
            {
                _elements.Add(new(RuleNames.FirewallIPs, Destination(frontend, address), "goto " + chain));
            }
        }

        // nft does not take ranges that overlap.
        private static IEnumerable<IPNetwork> Disjoint(IEnumerable<IPNetwork> ranges)
        {
            var kept = new List<IPNetwork>();
            foreach (var range in ranges.OrderBy(r => r.PrefixLength))
            {
                if (!kept.Exists(k => k.Contains(range.BaseAddress)))
                {
                    kept.Add(range);
                }
            }

            return kept;
        }
    }
}

using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Discovery.V1;
using Dotnetes.Proxy.Rules;
using Dotnetes.Proxy.Services;

namespace Dotnetes.Proxy.Tests.Rules;

public sealed class ServiceRulesTests
{
    [Fact]
    public void A_service_without_endpoints_is_refused()
    {
        var fragment = Given.Fragment(WithNodePort(Given.Service("s", "10.96.0.5")));
        Assert.Empty(fragment.Chains);
        Assert.Equal(
            ["cluster-ips: 10.96.0.5", "no-endpoint-nodeports: tcp . 30080 => goto reject-chain", "no-endpoint-services: 10.96.0.5 . tcp . 80 => goto reject-chain"],
            Elements(fragment));
    }

    [Fact]
    public void A_cluster_address_leads_to_a_random_endpoint()
    {
        var fragment = Given.Fragment(Given.Service("s", "10.96.0.5"), Two());
        Assert.Equal(["meta l4proto tcp dnat ip to numgen random mod 2 map { 0 : 10.0.0.1 . 8080, 1 : 10.0.0.2 . 8080 }"], Chain(fragment, "service").Rules);
        Assert.Equal(
            [
                "cluster-ips: 10.96.0.5", "hairpin-connections: 10.0.0.2 . 10.0.0.2 . tcp . 8080",
                $"service-ips: 10.96.0.5 . tcp . 80 => goto {Chain(fragment, "service").Name}",
            ],
            Elements(fragment));
    }

    [Fact]
    public void A_single_endpoint_needs_no_choice() => Assert.Equal(
        ["meta l4proto tcp dnat to 10.0.0.1:8080"],
        Chain(Given.Fragment(Given.Service("s", "10.96.0.5"), Given.Slice("s", "IPv4", Given.SlicePort(8080), Given.Endpoint("10.0.0.1"))), "service").Rules);

    [Fact]
    public void IPv6_addresses_stand_in_brackets_before_a_port() => Assert.Equal(
        ["meta l4proto udp dnat to [fd00::1]:53"],
        Chain(
            Given.Fragment(
                Given.Settings(ProxyFamily.IPv6), Given.Service("s", "fd00:96::5", Given.Port(53, "UDP")), Given.Slice("s", "IPv6", Given.SlicePort(53, "UDP"), Given.Endpoint("fd00::1"))),
            "service").Rules);

    [Fact]
    public void Traffic_from_outside_gets_the_nodes_address_when_it_may_leave_the_node()
    {
        var fragment = Given.Fragment(WithNodePort(Given.Service("s", "10.96.0.5")), Two());
        Assert.Equal(["mark set mark or 0x00004000", "goto " + Chain(fragment, "service").Name], Chain(fragment, "external").Rules);
        Assert.Contains($"service-nodeports: tcp . 30080 => goto {Chain(fragment, "external").Name}", Elements(fragment));
    }

    [Fact]
    public void Traffic_from_outside_keeps_its_source_when_it_stays_on_the_node()
    {
        var fragment = Given.Fragment(Local(WithNodePort(Given.Service("s", "10.96.0.5"))), Two());
        var cluster = Chain(fragment, "service").Name;
        Assert.Equal(
            [
                "ip saddr 10.244.0.0/24 goto " + cluster, "fib saddr type local mark set mark or 0x00004000", "fib saddr type local goto " + cluster,
                "goto " + Chain(fragment, "local").Name,
            ],
            Chain(fragment, "external").Rules);
        Assert.Equal(["meta l4proto tcp dnat to 10.0.0.2:8080"], Chain(fragment, "local").Rules);
    }

    [Fact]
    public void Traffic_from_outside_is_dropped_when_no_endpoint_is_on_the_node()
    {
        var fragment = Given.Fragment(
            Local(WithNodePort(Given.Service("s", "10.96.0.5"))), Given.Slice("s", "IPv4", Given.SlicePort(8080), Given.Endpoint("10.0.0.1")));
        Assert.Contains("no-endpoint-nodeports: tcp . 30080 => drop", Elements(fragment));
        Assert.Contains(Elements(fragment), e => e.StartsWith("service-nodeports: tcp . 30080 => goto external-"));
        Assert.Equal(3, Chain(fragment, "external").Rules.Count);
    }

    [Fact]
    public void Affinity_remembers_the_endpoint_of_a_client()
    {
        var service = Given.Service("s", "10.96.0.5");
        service = service with
        {
            Spec = service.Spec with
            {
                SessionAffinity = "ClientIP",
                SessionAffinityConfig = new SessionAffinityConfig { ClientIP = new ClientIPConfig { TimeoutSeconds = 300 } },
            },
        };
        var fragment = Given.Fragment(service, Two());
        Assert.Equal(2, fragment.Containers.Count);
        Assert.All(fragment.Containers, c => Assert.Equal("{ type ipv4_addr ; flags dynamic,timeout ; timeout 300s ; }", c.Definition));
        var rules = Chain(fragment, "service").Rules;
        Assert.Equal(3, rules.Count);
        Assert.StartsWith($"ip saddr @{fragment.Containers[0].Name} goto endpoint-", rules[0]);
        Assert.StartsWith("numgen random mod 2 vmap { 0 : goto endpoint-", rules[2]);
        var later = Given.Fragment(
            service with { Spec = service.Spec with { SessionAffinityConfig = new SessionAffinityConfig { ClientIP = new ClientIPConfig { TimeoutSeconds = 301 } } } }, Two());
        Assert.NotEqual(fragment.Containers[0].Name, later.Containers[0].Name);
    }

    [Fact]
    public void Source_ranges_guard_load_balancer_addresses_without_overlap()
    {
        var service = WithNodePort(Given.Service("s", "10.96.0.5"));
        service = service with
        {
            Spec = service.Spec with { Type = "LoadBalancer", LoadBalancerSourceRanges = ["192.168.9.0/24", "192.168.0.0/16", "10.1.0.0/16"] },
            Status = service.Status with { LoadBalancer = new LoadBalancerStatus { Ingress = [new LoadBalancerIngress { Ip = "5.6.7.8" }] } },
        };
        var fragment = Given.Fragment(service, Two());
        Assert.Equal(["ip saddr != { 192.168.0.0/16, 10.1.0.0/16, 5.6.7.8/32 } drop"], Chain(fragment, "firewall").Rules);
        Assert.Contains($"firewall-ips: 5.6.7.8 . tcp . 80 => goto {Chain(fragment, "firewall").Name}", Elements(fragment));
    }

    [Fact]
    public void Names_stay_within_what_nft_takes_and_differ()
    {
        var one = RuleNames.Of("endpoint", new string('a', 300));
        var other = RuleNames.Of("endpoint", new string('a', 301));
        Assert.True(one.Length <= 255);
        Assert.NotEqual(one, other);
        Assert.Matches("^service-[A-Z2-7]{8}-default/s/tcp/http$", RuleNames.Of("service", "default/s/tcp/http"));
    }

    private static EndpointSlice Two() => Given.Slice("s", "IPv4", Given.SlicePort(8080), Given.Endpoint("10.0.0.2", "local"), Given.Endpoint("10.0.0.1"));

    private static Service WithNodePort(Service service) => service with
    {
        Spec = service.Spec with { Type = "NodePort", Ports = service.Spec.Ports.Map(p => p with { NodePort = 30080 }), ExternalTrafficPolicy = "Cluster" },
    };

    private static Service Local(Service service) => service with { Spec = service.Spec with { ExternalTrafficPolicy = "Local" } };

    private static RuleChain Chain(RuleFragment fragment, string prefix) => Assert.Single(fragment.Chains, c => c.Name.StartsWith(prefix + "-"));

    private static IEnumerable<string> Elements(RuleFragment fragment) =>
        fragment.Elements.Select(e => e.Value.Length > 0 ? $"{e.Container}: {e.Key} => {e.Value}" : $"{e.Container}: {e.Key}").Order(StringComparer.Ordinal);
}

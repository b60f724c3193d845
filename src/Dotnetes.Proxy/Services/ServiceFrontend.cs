using System.Net;
using Dotnetes.Api.Core.V1;

namespace Dotnetes.Proxy.Services;

/// <summary>A service port as clients see it, in one family.</summary>
public sealed record ServiceFrontend
{
    /// <summary>Which service port.</summary>
    public required ServicePortName Name { get; init; }

    /// <summary>The port at the service's addresses.</summary>
    public required int Port { get; init; }

    /// <summary>The cluster address.</summary>
    public required string ClusterIP { get; init; }

    /// <summary>The port at the nodes' addresses; 0 for none.</summary>
    public int NodePort { get; init; }

    /// <summary>Addresses that the network leads to the nodes by its own means.</summary>
    public ValueList<string> ExternalIPs { get; init; }

    /// <summary>Addresses of load balancers that deliver packets with their own address as destination.</summary>
    public ValueList<string> LoadBalancerIPs { get; init; }

    /// <summary>Who may come by the load balancer; empty for everybody.</summary>
    public ValueList<IPNetwork> SourceRanges { get; init; }

    /// <summary>For how many seconds a client stays with an endpoint; 0 for no affinity.</summary>
    public int AffinitySeconds { get; init; }

    /// <summary>Whether traffic from outside goes to endpoints of this node only.</summary>
    public bool ExternalLocal { get; init; }

    /// <summary>Whether traffic to the cluster address goes to endpoints of this node only.</summary>
    public bool InternalLocal { get; init; }

    /// <summary>Whether there is a way in from outside.</summary>
    public bool IsExternal => NodePort != 0 || !ExternalIPs.IsEmpty || !LoadBalancerIPs.IsEmpty;

    /// <summary>Whether any traffic may go to any node's endpoints.</summary>
    public bool UsesCluster => !InternalLocal || IsExternal;

    /// <summary>Whether any traffic is kept to this node's endpoints.</summary>
    public bool UsesLocal => InternalLocal || (ExternalLocal && IsExternal);

    /// <summary>The port of a node at which load balancers ask for local endpoints; 0 when the service has none.</summary>
    public static int HealthCheckPort(Service service) =>
        service.Spec is { Type: "LoadBalancer", ExternalTrafficPolicy: "Local" } ? service.Spec.HealthCheckNodePort : 0;

    /// <summary>The ports of a service in a family; none for services that are not for proxies: headless, ExternalName, of another proxy.</summary>
    public static IReadOnlyList<ServiceFrontend> Of(Service service, ProxyFamily family)
    {
        var spec = service.Spec;
        if (spec.Type == "ExternalName" || spec.ClusterIP is "None" or ""
            || service.Metadata.Labels.ContainsKey("service.kubernetes.io/service-proxy-name")
            || service.Metadata.Labels.ContainsKey("service.kubernetes.io/headless"))
        {
            return [];
        }

        ValueList<string> addresses = spec.ClusterIPs.IsEmpty ? [spec.ClusterIP] : spec.ClusterIPs;
        var own = OfFamily(addresses, family);
        if (own.IsEmpty)
        {
            return [];
        }

        var external = spec.Type is "NodePort" or "LoadBalancer" || !spec.ExternalIPs.IsEmpty;
        var template = new ServiceFrontend
        {
            Name = default,
            Port = 0,
            ClusterIP = own[0],
            ExternalIPs = OfFamily(spec.ExternalIPs, family),
            LoadBalancerIPs = OfFamily(service.Status.LoadBalancer.Ingress.Map(i => i.IpMode is null or LoadBalancerIPMode.Vip ? i.Ip : ""), family),
            SourceRanges = Ranges(spec.LoadBalancerSourceRanges, family),
            AffinitySeconds = spec.SessionAffinity == "ClientIP" ? spec.SessionAffinityConfig?.ClientIP?.TimeoutSeconds ?? 10800 : 0,
            ExternalLocal = external && spec.ExternalTrafficPolicy == "Local",
            InternalLocal = spec.InternalTrafficPolicy == "Local",
        };
        return [.. spec.Ports.Select(p => template with
        {
            Name = new(service.Metadata.Namespace, service.Metadata.Name, p.Name, ServicePortName.Lower(p.Protocol)),
            Port = p.Port,
            NodePort = p.NodePort,
        })];
    }

    private static ValueList<string> OfFamily(ValueList<string> addresses, ProxyFamily family)
    {
        var result = new ValueListBuilder<string>();
        foreach (var text in addresses)
        {
            if (family.TryParse(text, out var address))
            {
                result.Add(address);
            }
        }

        return result.ToList();
    }

    private static ValueList<IPNetwork> Ranges(ValueList<string> texts, ProxyFamily family)
    {
        var result = new ValueListBuilder<IPNetwork>();
        foreach (var text in texts)
        {
            // Upstream's validation lets spaces around a range pass.
            if (family.TryParseRange(text.Trim(), out var range))
            {
                if (range.PrefixLength == 0)
                {
                    return default;
                }

                result.Add(range);
            }
        }

        return result.ToList();
    }
}

using Dotnetes.Api.Core.V1;

namespace Dotnetes.ApiServer.Resources.Core.Services;

/// <summary>
/// Keeps updates of services convenient: what was allocated stays without being repeated, and what a change of type makes meaningless goes away unless the user changed it too.
/// </summary>
internal static class ServicePreparation
{
    public static bool NeedsClusterIP(ServiceSpec spec) => spec.Type != "ExternalName";

    public static bool NeedsNodePorts(ServiceSpec spec) => spec.Type is "NodePort" or "LoadBalancer";

    public static bool NeedsHealthCheckPort(ServiceSpec spec) => spec is { Type: "LoadBalancer", ExternalTrafficPolicy: "Local" };

    /// <summary>Keeps the singular address and the list in step.</summary>
    public static ServiceSpec NormalizeAddresses(ServiceSpec spec, ServiceSpec? old)
    {
        if (old is null)
        {
            return spec.ClusterIP.Length > 0 && spec.ClusterIPs.IsEmpty ? spec with { ClusterIPs = [spec.ClusterIP] } : spec;
        }

        if (!old.ClusterIPs.IsEmpty && spec.ClusterIPs.IsEmpty && old.ClusterIP == spec.ClusterIP)
        {
            spec = spec with { ClusterIPs = old.ClusterIPs };
        }

        if (old.ClusterIP == spec.ClusterIP || old.ClusterIPs != spec.ClusterIPs)
        {
            return spec;
        }

        return old.ClusterIP.Length > 0 && spec.ClusterIP.Length == 0 ? spec with { ClusterIPs = default } : spec with { ClusterIPs = [spec.ClusterIP] };
    }

    /// <summary>Takes over what was allocated before.</summary>
    public static ServiceSpec KeepAllocated(ServiceSpec spec, ServiceSpec old)
    {
        if (NeedsClusterIP(old) && NeedsClusterIP(spec))
        {
            spec = spec with
            {
                ClusterIP = spec.ClusterIP.Length > 0 ? spec.ClusterIP : old.ClusterIP,
                ClusterIPs = spec.ClusterIPs.IsEmpty && !old.ClusterIPs.IsEmpty ? old.ClusterIPs : spec.ClusterIPs,
            };
        }

        if (NeedsNodePorts(old) && NeedsNodePorts(spec))
        {
            var wanted = spec.Ports;
            spec = spec with
            {
                Ports = wanted.Rewrite(p =>
                {
                    var before = p.NodePort == 0 ? old.Ports.Find(o => o.Name == p.Name)?.NodePort ?? 0 : 0;
                    return before == 0 || wanted.Any(w => w.NodePort == before) ? p : p with { NodePort = before };
                }),
            };
        }

        return NeedsHealthCheckPort(old) && NeedsHealthCheckPort(spec) && spec.HealthCheckNodePort == 0 ? spec with { HealthCheckNodePort = old.HealthCheckNodePort } : spec;
    }

    /// <summary>Drops what the new type has no use for.</summary>
    public static Service DropUnused(Service service, Service before)
    {
        var (spec, old) = (service.Spec, before.Spec);
        if (NeedsClusterIP(old) && !NeedsClusterIP(spec))
        {
            var sameAddresses = old.ClusterIP == spec.ClusterIP && old.ClusterIPs == spec.ClusterIPs;
            spec = spec with
            {
                ClusterIP = sameAddresses ? "" : spec.ClusterIP,
                ClusterIPs = sameAddresses ? default : spec.ClusterIPs,
                IpFamilies = old.IpFamilies == spec.IpFamilies ? default : spec.IpFamilies,
                IpFamilyPolicy = old.IpFamilyPolicy == spec.IpFamilyPolicy ? null : spec.IpFamilyPolicy,
            };
        }

        if (NeedsNodePorts(old) && !NeedsNodePorts(spec) && !spec.Ports.Any(p => p.NodePort != 0 && !old.Ports.Any(o => o.NodePort == p.NodePort)))
        {
            spec = spec with { Ports = spec.Ports.Rewrite(p => p.NodePort == 0 ? p : p with { NodePort = 0 }) };
        }

        if (NeedsHealthCheckPort(old) && !NeedsHealthCheckPort(spec) && old.HealthCheckNodePort == spec.HealthCheckNodePort)
        {
            spec = spec with { HealthCheckNodePort = 0 };
        }

        if (old.Type == "LoadBalancer" && spec.Type != "LoadBalancer")
        {
            spec = spec with
            {
                AllocateLoadBalancerNodePorts = spec.AllocateLoadBalancerNodePorts == old.AllocateLoadBalancerNodePorts ? null : spec.AllocateLoadBalancerNodePorts,
                LoadBalancerClass = spec.LoadBalancerClass == old.LoadBalancerClass ? null : spec.LoadBalancerClass,
            };
        }

        if (ServiceDefaults.IsExternallyAccessible(old, old.Type) && !ServiceDefaults.IsExternallyAccessible(spec, spec.Type) && old.ExternalTrafficPolicy == spec.ExternalTrafficPolicy)
        {
            spec = spec with { ExternalTrafficPolicy = "" };
        }

        return service with { Spec = spec, Status = spec.Type == "LoadBalancer" ? service.Status : service.Status with { LoadBalancer = LoadBalancerStatus.Empty } };
    }
}

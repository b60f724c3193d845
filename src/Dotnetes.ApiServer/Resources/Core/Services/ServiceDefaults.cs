using Dotnetes.Api.Core.V1;

namespace Dotnetes.ApiServer.Resources.Core.Services;

/// <summary>The defaults of services, apart from what is allocated.</summary>
public static class ServiceDefaults
{
    private const int AffinitySeconds = 10800;

    /// <summary>Completes a service.</summary>
    public static Service Apply(Service service)
    {
        var spec = Apply(service.Spec);
        var status = service.Status;
        if (spec.Type == "LoadBalancer")
        {
            var ingress = status.LoadBalancer.Ingress.Rewrite(i => i is { Ip.Length: > 0, IpMode: null } ? i with { IpMode = "VIP" } : i);
            status = ingress.IsSame(status.LoadBalancer.Ingress) ? status : status with { LoadBalancer = status.LoadBalancer with { Ingress = ingress } };
        }

        return ReferenceEquals(spec, service.Spec) && ReferenceEquals(status, service.Status) ? service : service with { Spec = spec, Status = status };
    }

    private static ServiceSpec Apply(ServiceSpec s)
    {
        var type = s.Type.Length > 0 ? s.Type : "ClusterIP";
        var affinity = s.SessionAffinity.Length > 0 ? s.SessionAffinity : "None";
        var affinityConfig = affinity switch
        {
            "None" => null,
            "ClientIP" when s.SessionAffinityConfig?.ClientIP?.TimeoutSeconds is null => new SessionAffinityConfig { ClientIP = new() { TimeoutSeconds = AffinitySeconds } },
            _ => s.SessionAffinityConfig,
        };
        var ports = s.Ports.Rewrite(Port);
        var external = s.ExternalTrafficPolicy.Length == 0 && IsExternallyAccessible(s, type) ? "Cluster" : s.ExternalTrafficPolicy;
        var inside = s.InternalTrafficPolicy ?? (type is "NodePort" or "LoadBalancer" or "ClusterIP" ? "Cluster" : null);
        var allocate = s.AllocateLoadBalancerNodePorts ?? (type == "LoadBalancer" ? true : null);
        return ReferenceEquals(type, s.Type)
            && ReferenceEquals(affinity, s.SessionAffinity)
            && ReferenceEquals(affinityConfig, s.SessionAffinityConfig)
            && ReferenceEquals(external, s.ExternalTrafficPolicy)
            && ReferenceEquals(inside, s.InternalTrafficPolicy)
            && allocate == s.AllocateLoadBalancerNodePorts
            && ports.IsSame(s.Ports)
            ? s
            : s with
            {
                Type = type,
                SessionAffinity = affinity,
                SessionAffinityConfig = affinityConfig,
                Ports = ports,
                ExternalTrafficPolicy = external,
                InternalTrafficPolicy = inside,
                AllocateLoadBalancerNodePorts = allocate,
            };
    }

    internal static bool IsExternallyAccessible(ServiceSpec s, string type) => type is "LoadBalancer" or "NodePort" || (type == "ClusterIP" && !s.ExternalIPs.IsEmpty);

    private static ServicePort Port(ServicePort port)
    {
        var hasTarget = port.TargetPort.IsString ? port.TargetPort.StringValue.Length > 0 : port.TargetPort.IntValue != 0;
        return hasTarget && port.Protocol.Length > 0
            ? port
            : port with { Protocol = port.Protocol.Length > 0 ? port.Protocol : "TCP", TargetPort = hasTarget ? port.TargetPort : port.Port };
    }
}

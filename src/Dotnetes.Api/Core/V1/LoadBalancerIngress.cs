namespace Dotnetes.Api.Core.V1;

/// <summary>One entry point of a load balancer, by IP address or host name.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.LoadBalancerIngress")]
public sealed partial record LoadBalancerIngress
{
    /// <summary>IP address of the entry point, for load balancers that work with addresses.</summary>
    [Field("ip", 1)]
    public string Ip { get; init; } = "";

    /// <summary>DNS name of the entry point, for load balancers that work with names.</summary>
    [Field("hostname", 2)]
    public string Hostname { get; init; } = "";

    /// <summary>How traffic arrives at the nodes: VIP keeps the balancer address as destination, Proxy changes it; only valid with an IP.</summary>
    [Field("ipMode", 3)]
    public string? IpMode { get; init; }

    /// <summary>State of each port of the Service at this entry point.</summary>
    [Field("ports", 4, List = "atomic")]
    public ValueList<PortStatus> Ports { get; init; }
}

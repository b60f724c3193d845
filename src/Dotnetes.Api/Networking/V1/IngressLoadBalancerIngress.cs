namespace Dotnetes.Api.Networking.V1;

/// <summary>One entry point of the load balancer serving an ingress.</summary>
[ApiType(OpenApi = "io.k8s.api.networking.v1.IngressLoadBalancerIngress")]
public sealed partial record IngressLoadBalancerIngress
{
    /// <summary>Address of the entry point, for load balancers that are reached by IP.</summary>
    [Field("ip", 1)]
    public string Ip { get; init; } = "";

    /// <summary>DNS name of the entry point, for load balancers that are reached by name.</summary>
    [Field("hostname", 2)]
    public string Hostname { get; init; } = "";

    /// <summary>State of the individual ports that this entry point exposes.</summary>
    [Field("ports", 4, List = "atomic")]
    public ValueList<IngressPortStatus> Ports { get; init; }
}

namespace Dotnetes.Api.Networking.V1;

/// <summary>The entry points of the load balancer serving an ingress.</summary>
[ApiType(OpenApi = "io.k8s.api.networking.v1.IngressLoadBalancerStatus")]
public sealed partial record IngressLoadBalancerStatus
{
    /// <summary>Entry points of the load balancer, each with an IP address or host name.</summary>
    [Field("ingress", 1, List = "atomic")]
    public ValueList<IngressLoadBalancerIngress> Ingress { get; init; }
}

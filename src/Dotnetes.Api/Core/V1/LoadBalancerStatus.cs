namespace Dotnetes.Api.Core.V1;

/// <summary>Addresses under which a load balancer can be reached.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.LoadBalancerStatus")]
public sealed partial record LoadBalancerStatus
{
    /// <summary>Entry points of the load balancer; traffic to them goes to the Service.</summary>
    [Field("ingress", 1, List = "atomic")]
    public ValueList<LoadBalancerIngress> Ingress { get; init; }
}

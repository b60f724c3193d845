namespace Dotnetes.Api.Networking.V1Beta1;

/// <summary>The points at which the load balancer of an ingress accepts traffic.</summary>
[ApiType(OpenApi = "io.k8s.api.networking.v1beta1.IngressLoadBalancerStatus")]
public sealed partial record IngressLoadBalancerStatus
{
    [Field("ingress", 1, List = "atomic")]
    public ValueList<IngressLoadBalancerIngress> Ingress { get; init; }
}

namespace Dotnetes.Api.Networking.V1Beta1;

/// <summary>An address or host name of the load balancer, with the state of its ports.</summary>
[ApiType(OpenApi = "io.k8s.api.networking.v1beta1.IngressLoadBalancerIngress")]
public sealed partial record IngressLoadBalancerIngress
{
    [Field("ip", 1)]
    public string Ip { get; init; } = "";

    [Field("hostname", 2)]
    public string Hostname { get; init; } = "";

    [Field("ports", 4, List = "atomic")]
    public ValueList<IngressPortStatus> Ports { get; init; }
}

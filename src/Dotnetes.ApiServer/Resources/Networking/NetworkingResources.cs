using Dotnetes.Api.Networking.V1;

namespace Dotnetes.ApiServer.Resources.Networking;

/// <summary>The resources of the networking.k8s.io group.</summary>
internal static class NetworkingResources
{
    /// <summary>Makes the table; strategies that hold state are made anew.</summary>
    public static IEnumerable<ResourceDefinition> Create() =>
    [
        ResourceDefinition.Of(
            new PlainStrategy<IngressClass>(),
            "ingressclass",
            "ingressclasses"),
        ResourceDefinition.Of(
            new StatusStrategy<Ingress, IngressSpec, IngressStatus>(v => v.Spec, (v, s) => v with { Spec = s }, v => v.Status, (v, s) => v with { Status = s }, IngressStatus.Empty),
            "ingress",
            "ingress",
            shortNames: ["ing"],
            subresources: [SubresourceDefinition.Status("Ingress")]),
        ResourceDefinition.Of(
            new IPAddressStrategy(),
            "ipaddress",
            "ipaddresses",
            shortNames: ["ip"]),
        ResourceDefinition.Of(
            new PlainStrategy<NetworkPolicy>(),
            "networkpolicy",
            "networkpolicies",
            shortNames: ["netpol"]),
        ResourceDefinition.Of(
            new ServiceCidrStrategy(),
            "servicecidr",
            "servicecidrs",
            subresources: [SubresourceDefinition.Status("ServiceCIDR")]),
    ];
}

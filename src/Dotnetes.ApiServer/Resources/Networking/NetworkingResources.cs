namespace Dotnetes.ApiServer.Resources.Networking;

/// <summary>The resources of the networking.k8s.io group.</summary>
internal static class NetworkingResources
{
    /// <summary>Makes the table; strategies that hold state are made anew.</summary>
    public static IEnumerable<ResourceDefinition> Create() =>
    [
        ResourceDefinition.Of(
            new IngressClassStrategy(),
            "ingressclass",
            "ingressclasses"),
        ResourceDefinition.Of(
            new IngressStrategy(),
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
            new NetworkPolicyStrategy(),
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

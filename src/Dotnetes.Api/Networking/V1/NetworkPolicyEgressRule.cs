namespace Dotnetes.Api.Networking.V1;

/// <summary>Allows outgoing traffic that matches both the ports and the destinations given.</summary>
[ApiType(OpenApi = "io.k8s.api.networking.v1.NetworkPolicyEgressRule")]
public sealed partial record NetworkPolicyEgressRule
{
    /// <summary>Destination ports the rule opens; empty or unset opens every port.</summary>
    [Field("ports", 1, List = "atomic")]
    public ValueList<NetworkPolicyPort> Ports { get; init; }

    /// <summary>Allowed destinations, any of which suffices; empty or unset allows all destinations.</summary>
    [Field("to", 2, List = "atomic")]
    public ValueList<NetworkPolicyPeer> To { get; init; }
}

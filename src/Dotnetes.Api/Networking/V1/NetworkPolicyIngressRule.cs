namespace Dotnetes.Api.Networking.V1;

/// <summary>Allows incoming traffic that matches both the ports and the sources given.</summary>
[ApiType(OpenApi = "io.k8s.api.networking.v1.NetworkPolicyIngressRule")]
public sealed partial record NetworkPolicyIngressRule
{
    /// <summary>Destination ports the rule opens; empty or unset opens every port.</summary>
    [Field("ports", 1, List = "atomic")]
    public ValueList<NetworkPolicyPort> Ports { get; init; }

    /// <summary>Allowed sources, any of which suffices; empty or unset allows all sources.</summary>
    [Field("from", 2, List = "atomic")]
    public ValueList<NetworkPolicyPeer> From { get; init; }
}

namespace Dotnetes.Api.Networking.V1;

/// <summary>Describes where traffic may come from or go to; ipBlock excludes the selectors.</summary>
[ApiType(OpenApi = "io.k8s.api.networking.v1.NetworkPolicyPeer")]
public sealed partial record NetworkPolicyPeer
{
    /// <summary>Pods by label, in the namespaces chosen by namespaceSelector or else in the policy's own namespace; empty selects all pods.</summary>
    [Field("podSelector", 1)]
    public Meta.V1.LabelSelector? PodSelector { get; init; }

    /// <summary>Namespaces by label whose pods are meant; an empty selector covers every namespace.</summary>
    [Field("namespaceSelector", 2)]
    public Meta.V1.LabelSelector? NamespaceSelector { get; init; }

    /// <summary>Range of IP addresses; must not be combined with either selector.</summary>
    [Field("ipBlock", 3)]
    public IPBlock? IpBlock { get; init; }
}

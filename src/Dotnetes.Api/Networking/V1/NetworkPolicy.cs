namespace Dotnetes.Api.Networking.V1;

/// <summary>Restricts which traffic selected pods of a namespace may receive and send.</summary>
[ApiType(OpenApi = "io.k8s.api.networking.v1.NetworkPolicy", TypeMeta = true)]
[Kind("networking.k8s.io", "v1", "NetworkPolicy", Plural = "networkpolicies", Namespaced = true)]
public sealed partial record NetworkPolicy
{
    /// <summary>Standard object metadata, such as name, namespace, labels and annotations.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    /// <summary>The pods concerned and the traffic they are allowed.</summary>
    [Field("spec", 2, Default = "{}")]
    public NetworkPolicySpec Spec { get; init; } = NetworkPolicySpec.Empty;
}

/// <summary>Selects pods and lists the connections they may accept or open.</summary>
[ApiType(OpenApi = "io.k8s.api.networking.v1.NetworkPolicySpec")]
public sealed partial record NetworkPolicySpec
{
    /// <summary>Pods of the policy's namespace that it applies to; an empty selector means all of them.</summary>
    [Field("podSelector", 1, Default = "{}")]
    public Meta.V1.LabelSelector PodSelector { get; init; } = Meta.V1.LabelSelector.Empty;

    /// <summary>Allowed incoming traffic; a connection must match at least one rule. An empty list lets nothing in when Ingress is covered.</summary>
    [Field("ingress", 2, List = "atomic")]
    public ValueList<NetworkPolicyIngressRule> Ingress { get; init; }

    /// <summary>Allowed outgoing traffic; a connection must match at least one rule. An empty list lets nothing out when Egress is covered.</summary>
    [Field("egress", 3, List = "atomic")]
    public ValueList<NetworkPolicyEgressRule> Egress { get; init; }

    /// <summary>Directions this policy covers: Ingress, Egress or both. Defaults to Ingress, plus Egress if egress rules are present.</summary>
    [Field("policyTypes", 4, List = "atomic", Enum = "Egress|Ingress")]
    public ValueList<string> PolicyTypes { get; init; }
}

/// <summary>A list of NetworkPolicy objects as returned by list requests.</summary>
[ApiType(OpenApi = "io.k8s.api.networking.v1.NetworkPolicyList", TypeMeta = true)]
[Kind("networking.k8s.io", "v1", "NetworkPolicyList")]
public sealed partial record NetworkPolicyList
{
    /// <summary>Standard list metadata, including the resource version and the continue token for paging.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    /// <summary>The NetworkPolicy objects contained in this list.</summary>
    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<NetworkPolicy> Items { get; init; }
}

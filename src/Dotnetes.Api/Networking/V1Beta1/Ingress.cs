namespace Dotnetes.Api.Networking.V1Beta1;

/// <summary>Rules by which HTTP traffic from outside reaches services, depending on host and path.</summary>
[ApiType(OpenApi = "io.k8s.api.networking.v1beta1.Ingress", TypeMeta = true)]
[Kind("networking.k8s.io", "v1beta1", "Ingress", Namespaced = true)]
public sealed partial record Ingress
{
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    [Field("spec", 2, Default = "{}")]
    public IngressSpec Spec { get; init; } = IngressSpec.Empty;

    [Field("status", 3, Default = "{}")]
    public IngressStatus Status { get; init; } = IngressStatus.Empty;
}

/// <summary>A list of Ingress objects.</summary>
[ApiType(OpenApi = "io.k8s.api.networking.v1beta1.IngressList", TypeMeta = true)]
[Kind("networking.k8s.io", "v1beta1", "IngressList")]
public sealed partial record IngressList
{
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<Ingress> Items { get; init; }
}

/// <summary>The class, rules, TLS settings and fallback backend of an ingress.</summary>
[ApiType(OpenApi = "io.k8s.api.networking.v1beta1.IngressSpec")]
public sealed partial record IngressSpec
{
    [Field("ingressClassName", 4)]
    public string? IngressClassName { get; init; }

    [Field("backend", 1)]
    public IngressBackend? Backend { get; init; }

    [Field("tls", 2, List = "atomic")]
    public ValueList<IngressTls> Tls { get; init; }

    [Field("rules", 3, List = "atomic")]
    public ValueList<IngressRule> Rules { get; init; }
}

/// <summary>Observed state of an ingress, mainly where the load balancer can be reached.</summary>
[ApiType(OpenApi = "io.k8s.api.networking.v1beta1.IngressStatus")]
public sealed partial record IngressStatus
{
    [Field("loadBalancer", 1, Default = "{}")]
    public IngressLoadBalancerStatus LoadBalancer { get; init; } = IngressLoadBalancerStatus.Empty;
}

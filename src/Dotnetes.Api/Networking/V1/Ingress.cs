namespace Dotnetes.Api.Networking.V1;

/// <summary>Routes HTTP and HTTPS requests from outside the cluster to services according to host and path.</summary>
[ApiType(OpenApi = "io.k8s.api.networking.v1.Ingress", TypeMeta = true)]
[Kind("networking.k8s.io", "v1", "Ingress", Plural = "ingresses", Namespaced = true)]
public sealed partial record Ingress
{
    /// <summary>Standard object metadata, such as name, namespace, labels and annotations.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    /// <summary>The routing rules, TLS settings and ingress class.</summary>
    [Field("spec", 2, Default = "{}")]
    public IngressSpec Spec { get; init; } = IngressSpec.Empty;

    /// <summary>The external addresses under which the ingress can be reached.</summary>
    [Field("status", 3, Default = "{}")]
    public IngressStatus Status { get; init; } = IngressStatus.Empty;
}

/// <summary>A list of Ingress objects as returned by list requests.</summary>
[ApiType(OpenApi = "io.k8s.api.networking.v1.IngressList", TypeMeta = true)]
[Kind("networking.k8s.io", "v1", "IngressList")]
public sealed partial record IngressList
{
    /// <summary>Standard list metadata, including the resource version and the continue token for paging.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    /// <summary>The Ingress objects contained in this list.</summary>
    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<Ingress> Items { get; init; }
}

/// <summary>The desired routing of an ingress.</summary>
[ApiType(OpenApi = "io.k8s.api.networking.v1.IngressSpec")]
public sealed partial record IngressSpec
{
    /// <summary>Name of the ingress class whose controller should serve this ingress; admission fills in the default class, if any, when omitted.</summary>
    [Field("ingressClassName", 4)]
    public string? IngressClassName { get; init; }

    /// <summary>Backend for requests that match none of the rules; required when there are no rules.</summary>
    [Field("defaultBackend", 1)]
    public IngressBackend? DefaultBackend { get; init; }

    /// <summary>Hosts served over TLS together with their certificates; all share port 443 and are told apart by SNI.</summary>
    [Field("tls", 2, List = "atomic")]
    public ValueList<IngressTls> Tls { get; init; }

    /// <summary>Host and path rules; requests that match none go to the default backend.</summary>
    [Field("rules", 3, List = "atomic")]
    public ValueList<IngressRule> Rules { get; init; }
}

/// <summary>The most recently observed state of an ingress.</summary>
[ApiType(OpenApi = "io.k8s.api.networking.v1.IngressStatus")]
public sealed partial record IngressStatus
{
    /// <summary>Where the load balancer for this ingress can be reached.</summary>
    [Field("loadBalancer", 1, Default = "{}")]
    public IngressLoadBalancerStatus LoadBalancer { get; init; } = IngressLoadBalancerStatus.Empty;
}

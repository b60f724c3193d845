namespace Dotnetes.Api.Core.V1;

/// <summary>A stable address and name for a changing set of pods.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.Service", TypeMeta = true)]
[Kind("", "v1", "Service", Plural = "services", Namespaced = true)]
public sealed partial record Service
{
    /// <summary>Identity and bookkeeping of the object: name, namespace, labels, annotations, owners and version information.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    /// <summary>Addresses, ports and pod selection of the Service.</summary>
    [Field("spec", 2, Default = "{}")]
    public ServiceSpec Spec { get; init; } = ServiceSpec.Empty;

    /// <summary>Observed state of the Service, chiefly of its load balancer.</summary>
    [Field("status", 3, Default = "{}")]
    public ServiceStatus Status { get; init; } = ServiceStatus.Empty;
}

/// <summary>Observed state of a Service and its load balancer.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.ServiceStatus")]
public sealed partial record ServiceStatus
{
    /// <summary>State of the external load balancer, if the Service has one.</summary>
    [Field("loadBalancer", 1, Default = "{}")]
    public LoadBalancerStatus LoadBalancer { get; init; } = LoadBalancerStatus.Empty;

    /// <summary>Aspects of the present state, with one entry per type.</summary>
    [Field("conditions", 2, List = "map", Keys = "type", Patch = "merge", MergeKey = "type")]
    public ValueList<Meta.V1.Condition> Conditions { get; init; }
}

/// <summary>How a Service is reached and which pods it sends traffic to.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.ServiceSpec")]
public sealed partial record ServiceSpec
{
    /// <summary>Ports that the Service offers; several need distinct names.</summary>
    [Field("ports", 1, List = "map", Keys = "port,protocol", Patch = "merge", MergeKey = "port")]
    public ValueList<ServicePort> Ports { get; init; }

    /// <summary>Labels of the pods that receive the traffic; unset leaves the endpoints to be managed from outside.</summary>
    [Field("selector", 2, Map = "atomic")]
    public ValueMap<string> Selector { get; init; }

    /// <summary>Primary virtual IP; empty gets one allocated, None makes the Service headless, and ExternalName has no address.</summary>
    [Field("clusterIP", 3)]
    public string ClusterIP { get; init; } = "";

    /// <summary>Virtual IPs, at most one per IP family; the first one must equal clusterIP.</summary>
    [Field("clusterIPs", 18, List = "atomic")]
    public ValueList<string> ClusterIPs { get; init; }

    /// <summary>How the Service is exposed: ClusterIP, NodePort, LoadBalancer or ExternalName; the default is ClusterIP.</summary>
    [Field("type", 4, Enum = "ClusterIP|ExternalName|LoadBalancer|NodePort")]
    public string Type { get; init; } = "";

    /// <summary>Addresses routed to the nodes by means outside Kubernetes, on which the nodes also accept traffic for the Service.</summary>
    [Field("externalIPs", 5, List = "atomic")]
    public ValueList<string> ExternalIPs { get; init; }

    /// <summary>ClientIP keeps each client with the same backend, None balances every connection; the default is None.</summary>
    [Field("sessionAffinity", 7, Enum = "ClientIP|None")]
    public string SessionAffinity { get; init; } = "";

    /// <summary>Address wished for the load balancer, if the cloud supports it; deprecated, as its meaning differs between providers.</summary>
    [Field("loadBalancerIP", 8)]
    public string LoadBalancerIP { get; init; } = "";

    /// <summary>Client networks in CIDR notation allowed through the load balancer, if the cloud supports it; empty admits everyone.</summary>
    [Field("loadBalancerSourceRanges", 9, List = "atomic")]
    public ValueList<string> LoadBalancerSourceRanges { get; init; }

    /// <summary>Lower-case DNS name that cluster DNS returns as an alias for this Service; requires type ExternalName.</summary>
    [Field("externalName", 10)]
    public string ExternalName { get; init; } = "";

    /// <summary>For traffic from outside, Cluster spreads over all endpoints while Local uses only those of the receiving node, keeping client addresses.</summary>
    [Field("externalTrafficPolicy", 11, Enum = "Cluster|Local")]
    public string ExternalTrafficPolicy { get; init; } = "";

    /// <summary>Node port on which load balancers ask for local endpoints; allocated for LoadBalancer with the Local external policy, and immutable.</summary>
    [Field("healthCheckNodePort", 12)]
    public int HealthCheckNodePort { get; init; }

    /// <summary>When true, endpoints are treated as ready although their pods are not, as peer discovery may need; the default is false.</summary>
    [Field("publishNotReadyAddresses", 13)]
    public bool PublishNotReadyAddresses { get; init; }

    /// <summary>Details of the session affinity, such as its timeout.</summary>
    [Field("sessionAffinityConfig", 14)]
    public SessionAffinityConfig? SessionAffinityConfig { get; init; }

    /// <summary>IP families of the Service, IPv4 and IPv6 in order of preference; unset is chosen from policy and cluster.</summary>
    [Field("ipFamilies", 19, List = "atomic", Enum = "|IPv4|IPv6")]
    public ValueList<string> IpFamilies { get; init; }

    /// <summary>SingleStack, PreferDualStack or RequireDualStack; unset means SingleStack, and RequireDualStack fails on single-stack clusters.</summary>
    [Field("ipFamilyPolicy", 17, Enum = "PreferDualStack|RequireDualStack|SingleStack")]
    public string? IpFamilyPolicy { get; init; }

    /// <summary>Whether node ports are assigned to a LoadBalancer Service; the default is true, explicitly requested ports are always assigned.</summary>
    [Field("allocateLoadBalancerNodePorts", 20)]
    public bool? AllocateLoadBalancerNodePorts { get; init; }

    /// <summary>Class of the load balancer implementation to use; unset means the default one, and it is immutable once set.</summary>
    [Field("loadBalancerClass", 21)]
    public string? LoadBalancerClass { get; init; }

    /// <summary>For traffic from inside, Cluster uses all endpoints while Local uses only those of the same node; the default is Cluster.</summary>
    [Field("internalTrafficPolicy", 22, Enum = "Cluster|Local")]
    public string? InternalTrafficPolicy { get; init; }

    /// <summary>Preference for choosing endpoints, such as PreferSameZone or PreferSameNode; unset applies the default routing.</summary>
    [Field("trafficDistribution", 23)]
    public string? TrafficDistribution { get; init; }
}

/// <summary>A list of Service objects.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.ServiceList", TypeMeta = true)]
[Kind("", "v1", "ServiceList")]
public sealed partial record ServiceList
{
    /// <summary>Bookkeeping of the list: the resource version it reflects and the token for reading the next page.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    /// <summary>The Service objects contained in this list.</summary>
    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<Service> Items { get; init; }
}

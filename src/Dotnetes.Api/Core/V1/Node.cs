namespace Dotnetes.Api.Core.V1;

/// <summary>A machine of the cluster on which pods run.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.Node", TypeMeta = true)]
[Kind("", "v1", "Node", Plural = "nodes")]
public sealed partial record Node
{
    /// <summary>Identity and bookkeeping of the object: name, labels, annotations, owners and version information; it has no namespace.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    /// <summary>Settings of the node such as its taints and pod address range.</summary>
    [Field("spec", 2, Default = "{}")]
    public NodeSpec Spec { get; init; } = NodeSpec.Empty;

    /// <summary>Observed state of the node: resources, conditions, addresses and software.</summary>
    [Field("status", 3, Default = "{}")]
    public NodeStatus Status { get; init; } = NodeStatus.Empty;
}

/// <summary>Settings of a node that are controlled from the cluster side.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.NodeSpec")]
public sealed partial record NodeSpec
{
    /// <summary>IP range from which pods of the node get their addresses.</summary>
    [Field("podCIDR", 1)]
    public string PodCidr { get; init; } = "";

    /// <summary>IP ranges for pods of the node, at most one per IP family; the first equals podCIDR.</summary>
    [Field("podCIDRs", 7, List = "set", Patch = "merge")]
    public ValueList<string> PodCidrs { get; init; }

    /// <summary>Identifier of the machine at its cloud, in the form provider://specific-id.</summary>
    [Field("providerID", 3)]
    public string ProviderID { get; init; } = "";

    /// <summary>When true, no new pods are placed on the node; also known as cordoned.</summary>
    [Field("unschedulable", 4)]
    public bool Unschedulable { get; init; }

    /// <summary>Marks that keep away pods which do not tolerate them.</summary>
    [Field("taints", 5, List = "atomic")]
    public ValueList<Taint> Taints { get; init; }

    /// <summary>Former source of dynamic kubelet configuration; deprecated and no longer has any effect.</summary>
    [Field("configSource", 6)]
    public NodeConfigSource? ConfigSource { get; init; }

    /// <summary>Former identifier outside the cluster; deprecated and unused by current kubelets.</summary>
    [Field("externalID", 2)]
    public string ExternalID { get; init; } = "";
}

/// <summary>Observed state of a node, reported mainly by its kubelet.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.NodeStatus")]
public sealed partial record NodeStatus
{
    /// <summary>Total amounts of each resource on the node.</summary>
    [Field("capacity", 1)]
    public ValueMap<Quantity> Capacity { get; init; }

    /// <summary>Amounts of each resource left for pods after system reservations; unset means equal to the capacity.</summary>
    [Field("allocatable", 2)]
    public ValueMap<Quantity> Allocatable { get; init; }

    /// <summary>Former life cycle phase of the node; deprecated and never filled in.</summary>
    [Field("phase", 3, Enum = "Pending|Running|Terminated")]
    public string Phase { get; init; } = "";

    /// <summary>Aspects of the present state, such as Ready or MemoryPressure, with one entry per type.</summary>
    [Field("conditions", 4, List = "map", Keys = "type", Patch = "merge", MergeKey = "type")]
    public ValueList<NodeCondition> Conditions { get; init; }

    /// <summary>Addresses under which the node can be reached.</summary>
    [Field("addresses", 5, List = "map", Keys = "type", Patch = "merge", MergeKey = "type")]
    public ValueList<NodeAddress> Addresses { get; init; }

    /// <summary>Ports of the daemons that run on the node.</summary>
    [Field("daemonEndpoints", 6, Default = "{}")]
    public NodeDaemonEndpoints DaemonEndpoints { get; init; } = NodeDaemonEndpoints.Empty;

    /// <summary>Identification and software versions of the node.</summary>
    [Field("nodeInfo", 7, Default = "{}")]
    public NodeSystemInfo NodeInfo { get; init; } = NodeSystemInfo.Empty;

    /// <summary>Container images present on the node, limited to the largest ones.</summary>
    [Field("images", 8, List = "atomic")]
    public ValueList<ContainerImage> Images { get; init; }

    /// <summary>Attachable volumes that are mounted on the node and therefore must not be detached.</summary>
    [Field("volumesInUse", 9, List = "atomic")]
    public ValueList<string> VolumesInUse { get; init; }

    /// <summary>Volumes that the attach controller has attached to the node.</summary>
    [Field("volumesAttached", 10, List = "atomic")]
    public ValueList<AttachedVolume> VolumesAttached { get; init; }

    /// <summary>State of dynamic kubelet configuration; deprecated and no longer filled in.</summary>
    [Field("config", 11)]
    public NodeConfigStatus? Config { get; init; }

    /// <summary>Container runtime handlers available on the node, with their abilities.</summary>
    [Field("runtimeHandlers", 12, List = "atomic")]
    public ValueList<NodeRuntimeHandler> RuntimeHandlers { get; init; }

    /// <summary>Optional abilities of the container runtime as a whole.</summary>
    [Field("features", 13, Gate = "SupplementalGroupsPolicy")]
    public NodeFeatures? Features { get; init; }

    /// <summary>Names of cluster features the node announces to support, which scheduling and admission may consult.</summary>
    [Field("declaredFeatures", 14, List = "atomic", Gate = "NodeDeclaredFeatures")]
    public ValueList<string> DeclaredFeatures { get; init; }
}

/// <summary>A list of Node objects.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.NodeList", TypeMeta = true)]
[Kind("", "v1", "NodeList")]
public sealed partial record NodeList
{
    /// <summary>Bookkeeping of the list: the resource version it reflects and the token for reading the next page.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    /// <summary>The Node objects contained in this list.</summary>
    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<Node> Items { get; init; }
}

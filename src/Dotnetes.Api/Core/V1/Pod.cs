namespace Dotnetes.Api.Core.V1;

/// <summary>A group of containers placed together on one node, sharing network and volumes.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.Pod", TypeMeta = true)]
[Kind("", "v1", "Pod", Plural = "pods", Namespaced = true)]
public sealed partial record Pod
{
    /// <summary>Identity and bookkeeping of the object: name, namespace, labels, annotations, owners and version information.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    /// <summary>Desired content and behaviour of the pod.</summary>
    [Field("spec", 2, Default = "{}")]
    public PodSpec Spec { get; init; } = PodSpec.Empty;

    /// <summary>Observed state of the pod; it can lag behind and is written by the system.</summary>
    [Field("status", 3, Default = "{}")]
    public PodStatus Status { get; init; } = PodStatus.Empty;
}

/// <summary>The desired content and behaviour of a pod.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.PodSpec")]
public sealed partial record PodSpec
{
    /// <summary>Volumes that the containers of the pod may mount.</summary>
    [Field("volumes", 1, List = "map", Keys = "name", Patch = "merge,retainKeys", MergeKey = "name")]
    public ValueList<Volume> Volumes { get; init; }

    /// <summary>Containers that run one after another to completion before the application containers start; sidecars among them keep running.</summary>
    [Field("initContainers", 20, List = "map", Keys = "name", Patch = "merge", MergeKey = "name")]
    public ValueList<Container> InitContainers { get; init; }

    /// <summary>Application containers of the pod; at least one is needed, and the list cannot grow later.</summary>
    [Field("containers", 2, Omit = Omit.Never, Required = true, List = "map", Keys = "name", Patch = "merge", MergeKey = "name")]
    public ValueList<Container> Containers { get; init; }

    /// <summary>Debugging containers added to the running pod through the ephemeralcontainers subresource; never restarted.</summary>
    [Field("ephemeralContainers", 34, List = "map", Keys = "name", Patch = "merge", MergeKey = "name")]
    public ValueList<EphemeralContainer> EphemeralContainers { get; init; }

    /// <summary>When ended containers are restarted: Always, OnFailure or Never; the default is Always.</summary>
    [Field("restartPolicy", 3, Enum = "Always|Never|OnFailure")]
    public string RestartPolicy { get; init; } = "";

    /// <summary>Seconds between the stop signal and the forced kill on deletion; the default is 30, zero kills at once.</summary>
    [Field("terminationGracePeriodSeconds", 4)]
    public long? TerminationGracePeriodSeconds { get; init; }

    /// <summary>Seconds the pod may be active on its node before it is failed and its containers are killed; must be positive.</summary>
    [Field("activeDeadlineSeconds", 5)]
    public long? ActiveDeadlineSeconds { get; init; }

    /// <summary>Source of the DNS settings: ClusterFirst, ClusterFirstWithHostNet, Default or None; the default is ClusterFirst.</summary>
    [Field("dnsPolicy", 6, Enum = "ClusterFirst|ClusterFirstWithHostNet|Default|None")]
    public string DnsPolicy { get; init; } = "";

    /// <summary>Labels a node must have, all with equal values, for the pod to be placed there.</summary>
    [Field("nodeSelector", 7, Map = "atomic")]
    public ValueMap<string> NodeSelector { get; init; }

    /// <summary>Name of the ServiceAccount under which the pod acts; admission fills in default when empty.</summary>
    [Field("serviceAccountName", 8)]
    public string ServiceAccountName { get; init; } = "";

    /// <summary>Deprecated alias of serviceAccountName that is kept equal to it.</summary>
    [Field("serviceAccount", 9)]
    public string ServiceAccount { get; init; } = "";

    /// <summary>Whether an API token is mounted into the containers; unset follows the service account, which mounts one by default.</summary>
    [Field("automountServiceAccountToken", 21)]
    public bool? AutomountServiceAccountToken { get; init; }

    /// <summary>Node on which the pod runs; set by the scheduler through a binding, and setting it directly bypasses scheduling.</summary>
    [Field("nodeName", 10)]
    public string NodeName { get; init; } = "";

    /// <summary>When true, the pod shares the network of its node instead of getting its own; the default is false.</summary>
    [Field("hostNetwork", 11)]
    public bool HostNetwork { get; init; }

    /// <summary>When true, the pod sees the processes of its node; the default is false.</summary>
    [Field("hostPID", 12)]
    public bool HostPid { get; init; }

    /// <summary>When true, the pod shares the inter-process communication namespace of its node; the default is false.</summary>
    [Field("hostIPC", 13)]
    public bool HostIpc { get; init; }

    /// <summary>When true, all containers of the pod see the processes of one another; cannot be combined with hostPID.</summary>
    [Field("shareProcessNamespace", 27)]
    public bool? ShareProcessNamespace { get; init; }

    /// <summary>Security settings for the whole pod and defaults for its containers.</summary>
    [Field("securityContext", 14)]
    public PodSecurityContext? SecurityContext { get; init; }

    /// <summary>Secrets with registry credentials, in the namespace of the pod, that are used for pulling its images.</summary>
    [Field("imagePullSecrets", 15, List = "map", Keys = "name", Patch = "merge", MergeKey = "name")]
    public ValueList<LocalObjectReference> ImagePullSecrets { get; init; }

    /// <summary>Host name inside the pod, a DNS label; unset means the name of the pod.</summary>
    [Field("hostname", 16)]
    public string Hostname { get; init; } = "";

    /// <summary>With it the full host name becomes hostname.subdomain.namespace.svc plus cluster domain; unset leaves the pod without domain name.</summary>
    [Field("subdomain", 17)]
    public string Subdomain { get; init; } = "";

    /// <summary>Scheduling constraints and preferences regarding nodes and other pods.</summary>
    [Field("affinity", 18)]
    public Affinity? Affinity { get; init; }

    /// <summary>Scheduler that is responsible for placing the pod; the default is default-scheduler.</summary>
    [Field("schedulerName", 19)]
    public string SchedulerName { get; init; } = "";

    /// <summary>Node taints that the pod puts up with.</summary>
    [Field("tolerations", 22, List = "atomic")]
    public ValueList<Toleration> Tolerations { get; init; }

    /// <summary>Additional entries for the hosts file that the containers get.</summary>
    [Field("hostAliases", 23, List = "map", Keys = "ip", Patch = "merge", MergeKey = "ip")]
    public ValueList<HostAlias> HostAliases { get; init; }

    /// <summary>PriorityClass that determines the priority; unset uses the global default class, or zero if there is none.</summary>
    [Field("priorityClassName", 24)]
    public string PriorityClassName { get; init; } = "";

    /// <summary>Numeric priority, resolved from the priority class at admission; higher values go first.</summary>
    [Field("priority", 25)]
    public int? Priority { get; init; }

    /// <summary>DNS settings that are merged with those of the DNS policy; the only source when that is None.</summary>
    [Field("dnsConfig", 26)]
    public PodDnsConfig? DnsConfig { get; init; }

    /// <summary>Extra conditions that must be true, besides ready containers, before the pod counts as ready.</summary>
    [Field("readinessGates", 28, List = "atomic")]
    public ValueList<PodReadinessGate> ReadinessGates { get; init; }

    /// <summary>RuntimeClass that selects the container runtime setup of the node; unset uses the default handler.</summary>
    [Field("runtimeClassName", 29)]
    public string? RuntimeClassName { get; init; }

    /// <summary>Whether variables describing the Services of the namespace are put in the environment; the default is true.</summary>
    [Field("enableServiceLinks", 30)]
    public bool? EnableServiceLinks { get; init; }

    /// <summary>Whether the pod may displace pods of lower priority: PreemptLowerPriority, the default, or Never.</summary>
    [Field("preemptionPolicy", 31, Enum = "Never|PreemptLowerPriority")]
    public string? PreemptionPolicy { get; init; }

    /// <summary>Resources the runtime needs in addition to the containers, filled in from the RuntimeClass at admission.</summary>
    [Field("overhead", 32)]
    public ValueMap<Quantity> Overhead { get; init; }

    /// <summary>Rules for spreading a group of pods over zones, nodes or other domains; all of them apply.</summary>
    [Field("topologySpreadConstraints", 33, List = "map", Keys = "topologyKey,whenUnsatisfiable", Patch = "merge", MergeKey = "topologyKey")]
    public ValueList<TopologySpreadConstraint> TopologySpreadConstraints { get; init; }

    /// <summary>When true, the kernel host name becomes the fully qualified name rather than the short one; the default is false.</summary>
    [Field("setHostnameAsFQDN", 35)]
    public bool? SetHostnameAsFqdn { get; init; }

    /// <summary>Operating system the pod is written for; allows stricter validation and rejects fields that do not apply.</summary>
    [Field("os", 36)]
    public PodOS? Os { get; init; }

    /// <summary>When false, the pod gets its own user namespace, so that root inside is not root outside; the default is true.</summary>
    [Field("hostUsers", 37)]
    public bool? HostUsers { get; init; }

    /// <summary>Names of conditions that hold back scheduling until all of them are removed; only settable at creation.</summary>
    [Field("schedulingGates", 38, List = "map", Keys = "name", Patch = "merge", MergeKey = "name")]
    public ValueList<PodSchedulingGate> SchedulingGates { get; init; }

    /// <summary>Device claims that must be allocated and reserved before the pod may start; containers refer to them by name.</summary>
    [Field("resourceClaims", 39, List = "map", Keys = "name", Patch = "merge,retainKeys", MergeKey = "name", Gate = "DynamicResourceAllocation")]
    public ValueList<PodResourceClaim> ResourceClaims { get; init; }

    /// <summary>Resource budget of the pod as a whole, shared by its containers; supports cpu, memory and hugepages.</summary>
    [Field("resources", 40, Gate = "PodLevelResources")]
    public ResourceRequirements? Resources { get; init; }

    /// <summary>Host name used in place of every other rule, without a pod domain; not possible with host networking.</summary>
    [Field("hostnameOverride", 41, Gate = "HostnameOverride")]
    public string? HostnameOverride { get; init; }

    /// <summary>The group that this pod is scheduled with; unset schedules the pod individually.</summary>
    [Field("schedulingGroup", 43, Gate = "GenericWorkload")]
    public PodSchedulingGroup? SchedulingGroup { get; init; }
}

/// <summary>Observed state of a pod, reported mainly by the kubelet of its node.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.PodStatus")]
public sealed partial record PodStatus
{
    /// <summary>Generation of the pod that this status takes into account.</summary>
    [Field("observedGeneration", 17)]
    public long ObservedGeneration { get; init; }

    /// <summary>Coarse summary of the life cycle: Pending, Running, Succeeded, Failed or Unknown.</summary>
    [Field("phase", 1, Enum = "Failed|Pending|Running|Succeeded|Unknown")]
    public string Phase { get; init; } = "";

    /// <summary>Aspects of the present state, such as Ready, with one entry per type.</summary>
    [Field("conditions", 2, List = "map", Keys = "type", Patch = "merge", MergeKey = "type")]
    public ValueList<PodCondition> Conditions { get; init; }

    /// <summary>Readable details about why the pod is in this state.</summary>
    [Field("message", 3)]
    public string Message { get; init; } = "";

    /// <summary>Short CamelCase word for why the pod is in this state, such as Evicted.</summary>
    [Field("reason", 4)]
    public string Reason { get; init; } = "";

    /// <summary>Node on which the pod is expected to be placed soon, for example after preempted pods have left it.</summary>
    [Field("nominatedNodeName", 11)]
    public string NominatedNodeName { get; init; } = "";

    /// <summary>Primary IP address of the node; empty until the pod has been assigned and its kubelet took over.</summary>
    [Field("hostIP", 5)]
    public string HostIP { get; init; } = "";

    /// <summary>All IP addresses of the node, at most one per IP family; the first equals hostIP.</summary>
    [Field("hostIPs", 16, List = "atomic", Patch = "merge", MergeKey = "ip")]
    public ValueList<HostIP> HostIPs { get; init; }

    /// <summary>Primary IP address of the pod within the cluster; empty until one is allocated.</summary>
    [Field("podIP", 6)]
    public string PodIP { get; init; } = "";

    /// <summary>All IP addresses of the pod, at most one per IP family; the first equals podIP.</summary>
    [Field("podIPs", 12, List = "map", Keys = "ip", Patch = "merge", MergeKey = "ip")]
    public ValueList<PodIP> PodIPs { get; init; }

    /// <summary>Moment at which the kubelet accepted the pod, before any image was pulled.</summary>
    [Field("startTime", 7)]
    public Time? StartTime { get; init; }

    /// <summary>State of each init container, in the order in which they run.</summary>
    [Field("initContainerStatuses", 10, List = "atomic")]
    public ValueList<ContainerStatus> InitContainerStatuses { get; init; }

    /// <summary>State of each application container of the pod.</summary>
    [Field("containerStatuses", 8, List = "atomic")]
    public ValueList<ContainerStatus> ContainerStatuses { get; init; }

    /// <summary>Quality of service class derived from requests and limits: Guaranteed, Burstable or BestEffort.</summary>
    [Field("qosClass", 9, Enum = "BestEffort|Burstable|Guaranteed")]
    public string QosClass { get; init; } = "";

    /// <summary>State of each ephemeral container that was added to the pod.</summary>
    [Field("ephemeralContainerStatuses", 13, List = "atomic")]
    public ValueList<ContainerStatus> EphemeralContainerStatuses { get; init; }

    /// <summary>Progress of an in-place resize: InProgress, Deferred or Infeasible; deprecated in favour of pod conditions.</summary>
    [Field("resize", 14, Gate = "InPlacePodVerticalScaling")]
    public string Resize { get; init; } = "";

    /// <summary>Names of the device claims that were generated for the pod.</summary>
    [Field("resourceClaimStatuses", 15, List = "map", Keys = "name", Patch = "merge,retainKeys", MergeKey = "name", Gate = "DynamicResourceAllocation")]
    public ValueList<PodResourceClaimStatus> ResourceClaimStatuses { get; init; }

    /// <summary>The claim created for extended resources that are served by devices.</summary>
    [Field("extendedResourceClaimStatus", 18, Gate = "DRAExtendedResource")]
    public PodExtendedResourceClaimStatus? ExtendedResourceClaimStatus { get; init; }

    /// <summary>Pod-level resource amounts that the node has set aside.</summary>
    [Field("allocatedResources", 19, Gate = "InPlacePodLevelResourcesVerticalScaling")]
    public ValueMap<Quantity> AllocatedResources { get; init; }

    /// <summary>Pod-level requests and limits that are actually in force on the node.</summary>
    [Field("resources", 20, Gate = "InPlacePodLevelResourcesVerticalScaling")]
    public ResourceRequirements? Resources { get; init; }

    /// <summary>Node resources, such as cpu or memory, that device claims consume on behalf of the pod.</summary>
    [Field("nodeAllocatableResourceClaimStatuses", 21, List = "atomic", Gate = "DRANodeAllocatableResources")]
    public ValueList<NodeAllocatableResourceClaimStatus> NodeAllocatableResourceClaimStatuses { get; init; }
}

/// <summary>A list of Pod objects.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.PodList", TypeMeta = true)]
[Kind("", "v1", "PodList")]
public sealed partial record PodList
{
    /// <summary>Bookkeeping of the list: the resource version it reflects and the token for reading the next page.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    /// <summary>The Pod objects contained in this list.</summary>
    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<Pod> Items { get; init; }
}

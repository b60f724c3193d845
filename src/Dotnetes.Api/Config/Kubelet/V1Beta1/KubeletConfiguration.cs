namespace Dotnetes.Api.Config.Kubelet.V1Beta1;

/// <summary>All settings of the kubelet, the agent that runs pods on a node.</summary>
[ApiType(OpenApi = "io.k8s.kubelet.config.v1beta1.KubeletConfiguration", Proto = false, TypeMeta = true)]
[Kind("kubelet.config.k8s.io", "v1beta1", "KubeletConfiguration")]
public sealed partial record KubeletConfiguration
{
    /// <summary>Runs the secured HTTPS server of the kubelet; on by default.</summary>
    [Field("enableServer")]
    public bool? EnableServer { get; init; }

    /// <summary>Directory or file with manifests of static pods that this node runs without an API server.</summary>
    [Field("staticPodPath")]
    public string StaticPodPath { get; init; } = "";

    /// <summary>Base directory for the log files of pods and containers.</summary>
    [Field("podLogsDir")]
    public string PodLogsDir { get; init; } = "";

    /// <summary>Longest time between two comparisons of running containers with the desired configuration.</summary>
    [Field("syncFrequency")]
    public Duration SyncFrequency { get; init; }

    /// <summary>Time between two scans of the static pod path for changes.</summary>
    [Field("fileCheckFrequency")]
    public Duration FileCheckFrequency { get; init; }

    /// <summary>Time between two downloads from the static pod URL.</summary>
    [Field("httpCheckFrequency")]
    public Duration HttpCheckFrequency { get; init; }

    /// <summary>URL from which manifests of static pods are downloaded.</summary>
    [Field("staticPodURL")]
    public string StaticPodUrl { get; init; } = "";

    /// <summary>HTTP headers sent along when downloading from the static pod URL.</summary>
    [Field("staticPodURLHeader")]
    public ValueMap<ValueList<string>> StaticPodUrlHeader { get; init; }

    /// <summary>IP address the kubelet server listens on; all addresses by default.</summary>
    [Field("address")]
    public string Address { get; init; } = "";

    /// <summary>Port of the secured kubelet server; 10250 by default.</summary>
    [Field("port")]
    public int Port { get; init; }

    /// <summary>Port of an unauthenticated read-only server; zero switches it off.</summary>
    [Field("readOnlyPort")]
    public int ReadOnlyPort { get; init; }

    /// <summary>File with the serving certificate in PEM form, followed by intermediate certificates.</summary>
    [Field("tlsCertFile")]
    public string TlsCertFile { get; init; } = "";

    /// <summary>File with the private key that belongs to the serving certificate.</summary>
    [Field("tlsPrivateKeyFile")]
    public string TlsPrivateKeyFile { get; init; } = "";

    /// <summary>Cipher suites the server accepts, by IANA name; the defaults of the platform if empty.</summary>
    [Field("tlsCipherSuites")]
    public ValueList<string> TlsCipherSuites { get; init; }

    /// <summary>Key exchange groups the server accepts, as TLS curve numbers; platform defaults if empty.</summary>
    [Field("tlsCurvePreferences")]
    public ValueList<int> TlsCurvePreferences { get; init; }

    /// <summary>Oldest TLS version accepted by the server, for example VersionTLS12.</summary>
    [Field("tlsMinVersion")]
    public string TlsMinVersion { get; init; } = "";

    /// <summary>Renews the client certificate through the certificates API before it expires.</summary>
    [Field("rotateCertificates")]
    public bool RotateCertificates { get; init; }

    /// <summary>Requests the serving certificate from the certificates API instead of signing one itself.</summary>
    [Field("serverTLSBootstrap")]
    public bool ServerTlsBootstrap { get; init; }

    /// <summary>How callers of the kubelet server prove who they are.</summary>
    [Field("authentication", Default = "{}")]
    public KubeletAuthentication Authentication { get; init; } = KubeletAuthentication.Empty;

    /// <summary>How the kubelet server decides what callers are allowed to do.</summary>
    [Field("authorization", Default = "{}")]
    public KubeletAuthorization Authorization { get; init; } = KubeletAuthorization.Empty;

    /// <summary>Average image pulls per second that are permitted; zero removes the limit.</summary>
    [Field("registryPullQPS")]
    public int? RegistryPullQps { get; init; }

    /// <summary>Number of image pulls allowed at once above the average rate.</summary>
    [Field("registryBurst")]
    public int RegistryBurst { get; init; }

    /// <summary>When a pod must prove its right to use an image already on the node.</summary>
    [Field("imagePullCredentialsVerificationPolicy")]
    public string ImagePullCredentialsVerificationPolicy { get; init; } = "";

    /// <summary>Images exempt from credential checks under the NeverVerifyAllowlistedImages policy; a trailing path star acts as wildcard.</summary>
    [Field("preloadedImagesVerificationAllowlist", List = "set")]
    public ValueList<string> PreloadedImagesVerificationAllowlist { get; init; }

    /// <summary>Average number of events created per second; zero removes the limit.</summary>
    [Field("eventRecordQPS")]
    public int? EventRecordQps { get; init; }

    /// <summary>Number of events allowed at once above the average rate.</summary>
    [Field("eventBurst")]
    public int EventBurst { get; init; }

    /// <summary>Serves endpoints for logs, exec, attach, port forwarding and similar access to containers.</summary>
    [Field("enableDebuggingHandlers")]
    public bool? EnableDebuggingHandlers { get; init; }

    /// <summary>Records lock contention for the profiling endpoint; needs profiling to be served.</summary>
    [Field("enableContentionProfiling")]
    public bool EnableContentionProfiling { get; init; }

    /// <summary>Port of the local health endpoint; zero switches it off.</summary>
    [Field("healthzPort")]
    public int? HealthzPort { get; init; }

    /// <summary>IP address of the health endpoint; the loopback address by default.</summary>
    [Field("healthzBindAddress")]
    public string HealthzBindAddress { get; init; } = "";

    /// <summary>Out-of-memory score adjustment of the kubelet process, from minus 1000 to 1000.</summary>
    [Field("oomScoreAdj")]
    public int? OomScoreAdj { get; init; }

    /// <summary>DNS domain of the cluster, added to the search list of containers.</summary>
    [Field("clusterDomain")]
    public string ClusterDomain { get; init; } = "";

    /// <summary>Addresses of the cluster DNS servers that pods with ClusterFirst policy use.</summary>
    [Field("clusterDNS")]
    public ValueList<string> ClusterDns { get; init; }

    /// <summary>How long a streaming connection such as exec may be idle before it is closed.</summary>
    [Field("streamingConnectionIdleTimeout")]
    public Duration StreamingConnectionIdleTimeout { get; init; }

    /// <summary>Time between two computations of the node status; changes are reported at once.</summary>
    [Field("nodeStatusUpdateFrequency")]
    public Duration NodeStatusUpdateFrequency { get; init; }

    /// <summary>Time between two reports of the node status when nothing changed.</summary>
    [Field("nodeStatusReportFrequency")]
    public Duration NodeStatusReportFrequency { get; init; }

    /// <summary>Validity in seconds of the node lease that the kubelet renews as a sign of life.</summary>
    [Field("nodeLeaseDurationSeconds")]
    public int NodeLeaseDurationSeconds { get; init; }

    /// <summary>Images must have been unused for this long before garbage collection removes them.</summary>
    [Field("imageMinimumGCAge")]
    public Duration ImageMinimumGCAge { get; init; }

    /// <summary>Images unused for longer than this are removed regardless of disk usage; zero switches this off.</summary>
    [Field("imageMaximumGCAge")]
    public Duration ImageMaximumGCAge { get; init; }

    /// <summary>Disk usage in percent at which image garbage collection always runs.</summary>
    [Field("imageGCHighThresholdPercent")]
    public int? ImageGCHighThresholdPercent { get; init; }

    /// <summary>Disk usage in percent down to which image garbage collection frees space.</summary>
    [Field("imageGCLowThresholdPercent")]
    public int? ImageGCLowThresholdPercent { get; init; }

    /// <summary>Time between two measurements of the disk usage of volumes; negative switches them off.</summary>
    [Field("volumeStatsAggPeriod")]
    public Duration VolumeStatsAggPeriod { get; init; }

    /// <summary>Absolute name of the cgroup in which the kubelet itself runs.</summary>
    [Field("kubeletCgroups")]
    public string KubeletCgroups { get; init; } = "";

    /// <summary>Absolute name of a cgroup for system processes that are not in any container.</summary>
    [Field("systemCgroups")]
    public string SystemCgroups { get; init; } = "";

    /// <summary>Cgroup below which all pod cgroups are created; chosen by the container runtime if empty.</summary>
    [Field("cgroupRoot")]
    public string CgroupRoot { get; init; } = "";

    /// <summary>Creates a cgroup hierarchy by quality-of-service class with one cgroup per pod.</summary>
    [Field("cgroupsPerQOS")]
    public bool? CgroupsPerQos { get; init; }

    /// <summary>Who manages cgroups: cgroupfs or systemd; must agree with the container runtime.</summary>
    [Field("cgroupDriver")]
    public string CgroupDriver { get; init; } = "";

    /// <summary>Policy for assigning CPUs to containers, such as none or static.</summary>
    [Field("cpuManagerPolicy")]
    public string CpuManagerPolicy { get; init; } = "";

    /// <summary>True to kill only single processes on memory shortage instead of the whole container cgroup.</summary>
    [Field("singleProcessOOMKill")]
    public bool? SingleProcessOomKill { get; init; }

    /// <summary>Options that refine the CPU manager policy, as name and value.</summary>
    [Field("cpuManagerPolicyOptions")]
    public ValueMap<string> CpuManagerPolicyOptions { get; init; }

    /// <summary>Time between two checks that containers really use their assigned CPUs.</summary>
    [Field("cpuManagerReconcilePeriod")]
    public Duration CpuManagerReconcilePeriod { get; init; }

    /// <summary>Policy for assigning memory and NUMA nodes to containers, such as None or Static.</summary>
    [Field("memoryManagerPolicy")]
    public string MemoryManagerPolicy { get; init; } = "";

    /// <summary>How strictly CPU, memory and devices of a pod are aligned to NUMA nodes.</summary>
    [Field("topologyManagerPolicy")]
    public string TopologyManagerPolicy { get; init; } = "";

    /// <summary>Whether alignment is decided per container or for the whole pod.</summary>
    [Field("topologyManagerScope")]
    public string TopologyManagerScope { get; init; } = "";

    /// <summary>Options that refine the topology manager policy, as name and value.</summary>
    [Field("topologyManagerPolicyOptions")]
    public ValueMap<string> TopologyManagerPolicyOptions { get; init; }

    /// <summary>Percentage of a resource kept for pods of higher quality-of-service classes, by resource name.</summary>
    [Field("qosReserved")]
    public ValueMap<string> QosReserved { get; init; }

    /// <summary>Timeout for calls to the container runtime, except long-running ones such as image pulls.</summary>
    [Field("runtimeRequestTimeout")]
    public Duration RuntimeRequestTimeout { get; init; }

    /// <summary>How a pod reaches itself through its own service: promiscuous-bridge, hairpin-veth or none.</summary>
    [Field("hairpinMode")]
    public string HairpinMode { get; init; } = "";

    /// <summary>Largest number of pods this node runs; 110 by default.</summary>
    [Field("maxPods")]
    public int MaxPods { get; init; }

    /// <summary>Address range for pods in standalone mode; otherwise it comes from the control plane.</summary>
    [Field("podCIDR")]
    public string PodCidr { get; init; } = "";

    /// <summary>Largest number of processes in one pod; a negative number means the node limit.</summary>
    [Field("podPidsLimit")]
    public long? PodPidsLimit { get; init; }

    /// <summary>Resolver file whose content serves as base for the DNS settings of containers.</summary>
    [Field("resolvConf")]
    public string? ResolvConf { get; init; }

    /// <summary>Obsolete switch to start static pods once and then exit; it no longer has an effect.</summary>
    [Field("runOnce")]
    public bool RunOnce { get; init; }

    /// <summary>Enforces CPU limits of containers by scheduler quota; on by default.</summary>
    [Field("cpuCFSQuota")]
    public bool? CpuCfsQuota { get; init; }

    /// <summary>Length of the quota period used to enforce CPU limits.</summary>
    [Field("cpuCFSQuotaPeriod")]
    public Duration? CpuCfsQuotaPeriod { get; init; }

    /// <summary>Largest number of images listed in the node status; minus one lists all.</summary>
    [Field("nodeStatusMaxImages")]
    public int? NodeStatusMaxImages { get; init; }

    /// <summary>Number of files the kubelet process may open.</summary>
    [Field("maxOpenFiles")]
    public long MaxOpenFiles { get; init; }

    /// <summary>Media type of requests sent to the API server, by default protobuf.</summary>
    [Field("contentType")]
    public string ContentType { get; init; } = "";

    /// <summary>Average number of requests per second sent to the API server.</summary>
    [Field("kubeAPIQPS")]
    public int? KubeApiqps { get; init; }

    /// <summary>Number of requests to the API server allowed at once above the average rate.</summary>
    [Field("kubeAPIBurst")]
    public int KubeApiBurst { get; init; }

    /// <summary>Pulls images strictly one after another; on by default.</summary>
    [Field("serializeImagePulls")]
    public bool? SerializeImagePulls { get; init; }

    /// <summary>Largest number of image pulls at the same time; needs serialized pulls to be off when above one.</summary>
    [Field("maxParallelImagePulls")]
    public int? MaxParallelImagePulls { get; init; }

    /// <summary>Thresholds by signal at which pods are evicted at once, for example memory.available below 100Mi.</summary>
    [Field("evictionHard")]
    public ValueMap<string> EvictionHard { get; init; }

    /// <summary>Thresholds by signal at which pods are evicted after a grace period.</summary>
    [Field("evictionSoft")]
    public ValueMap<string> EvictionSoft { get; init; }

    /// <summary>How long a soft threshold must be exceeded before eviction starts, by signal.</summary>
    [Field("evictionSoftGracePeriod")]
    public ValueMap<string> EvictionSoftGracePeriod { get; init; }

    /// <summary>Least time before a pressure condition of the node is withdrawn, to avoid flapping.</summary>
    [Field("evictionPressureTransitionPeriod")]
    public Duration EvictionPressureTransitionPeriod { get; init; }

    /// <summary>Longest termination grace period in seconds granted to pods evicted for a soft threshold.</summary>
    [Field("evictionMaxPodGracePeriod")]
    public int EvictionMaxPodGracePeriod { get; init; }

    /// <summary>Least amount freed per signal once eviction has started, beyond reaching the threshold.</summary>
    [Field("evictionMinimumReclaim")]
    public ValueMap<string> EvictionMinimumReclaim { get; init; }

    /// <summary>True to keep default thresholds for signals that are missing in the configured ones.</summary>
    [Field("mergeDefaultEvictionSettings")]
    public bool? MergeDefaultEvictionSettings { get; init; }

    /// <summary>Largest number of pods per CPU core, never above the maximum of pods; zero means no limit.</summary>
    [Field("podsPerCore")]
    public int PodsPerCore { get; init; }

    /// <summary>Leaves attaching and detaching of volumes to the controller manager; on by default.</summary>
    [Field("enableControllerAttachDetach")]
    public bool? EnableControllerAttachDetach { get; init; }

    /// <summary>Makes the kubelet fail when kernel settings differ from its needs, instead of changing them.</summary>
    [Field("protectKernelDefaults")]
    public bool ProtectKernelDefaults { get; init; }

    /// <summary>Creates a few iptables chains that other components use as hints; on by default.</summary>
    [Field("makeIPTablesUtilChains")]
    public bool? MakeIPTablesUtilChains { get; init; }

    /// <summary>Obsolete bit of the packet mark for masquerading; ignored, kube-proxy has its own.</summary>
    [Field("iptablesMasqueradeBit")]
    public int? IptablesMasqueradeBit { get; init; }

    /// <summary>Obsolete bit of the packet mark for dropping; it is ignored.</summary>
    [Field("iptablesDropBit")]
    public int? IptablesDropBit { get; init; }

    /// <summary>Switches single features on or off, by feature name.</summary>
    [Field("featureGates")]
    public ValueMap<bool> FeatureGates { get; init; }

    /// <summary>Refuses to start while swap is active on the node; on by default.</summary>
    [Field("failSwapOn")]
    public bool? FailSwapOn { get; init; }

    /// <summary>How much swap containers are allowed to use.</summary>
    [Field("memorySwap", Default = "{}", Gate = "NodeSwap")]
    public MemorySwapConfiguration MemorySwap { get; init; } = MemorySwapConfiguration.Empty;

    /// <summary>Size at which a container log file is rotated, as a quantity such as 10Mi.</summary>
    [Field("containerLogMaxSize")]
    public string ContainerLogMaxSize { get; init; } = "";

    /// <summary>Number of log files kept per container, including the current one.</summary>
    [Field("containerLogMaxFiles")]
    public int? ContainerLogMaxFiles { get; init; }

    /// <summary>Number of log rotations carried out in parallel.</summary>
    [Field("containerLogMaxWorkers")]
    public int? ContainerLogMaxWorkers { get; init; }

    /// <summary>Time between two checks whether container logs need rotation.</summary>
    [Field("containerLogMonitorInterval")]
    public Duration? ContainerLogMonitorInterval { get; init; }

    /// <summary>How the kubelet learns of changed config maps and secrets that pods use.</summary>
    [Field("configMapAndSecretChangeDetectionStrategy")]
    public string ConfigMapAndSecretChangeDetectionStrategy { get; init; } = "";

    /// <summary>Resources kept free for system daemons outside Kubernetes, by resource name.</summary>
    [Field("systemReserved")]
    public ValueMap<string> SystemReserved { get; init; }

    /// <summary>Resources kept free for Kubernetes daemons such as the kubelet, by resource name.</summary>
    [Field("kubeReserved")]
    public ValueMap<string> KubeReserved { get; init; }

    /// <summary>List of CPUs kept for the system and Kubernetes daemons, such as 0-1; replaces reserved CPU amounts.</summary>
    [Field("reservedSystemCPUs")]
    public string ReservedSystemCpus { get; init; } = "";

    /// <summary>Minor version whose hidden deprecated metrics are shown again.</summary>
    [Field("showHiddenMetricsForVersion")]
    public string ShowHiddenMetricsForVersion { get; init; } = "";

    /// <summary>Cgroup in which the system reservation is enforced.</summary>
    [Field("systemReservedCgroup")]
    public string SystemReservedCgroup { get; init; } = "";

    /// <summary>Cgroup in which the reservation for Kubernetes daemons is enforced.</summary>
    [Field("kubeReservedCgroup")]
    public string KubeReservedCgroup { get; init; } = "";

    /// <summary>What is limited by cgroups: pods, system-reserved, kube-reserved, their compressible variants, or none.</summary>
    [Field("enforceNodeAllocatable")]
    public ValueList<string> EnforceNodeAllocatable { get; init; }

    /// <summary>Unsafe kernel parameters, or patterns ending with a star, that pods may set.</summary>
    [Field("allowedUnsafeSysctls")]
    public ValueList<string> AllowedUnsafeSysctls { get; init; }

    /// <summary>Directory searched for additional volume plugins of the FlexVolume kind.</summary>
    [Field("volumePluginDir")]
    public string VolumePluginDir { get; init; } = "";

    /// <summary>Identifier of the machine at the cloud provider, stored in the node object.</summary>
    [Field("providerID")]
    public string ProviderID { get; init; } = "";

    /// <summary>Lets the kernel report crossed memory thresholds instead of only polling.</summary>
    [Field("kernelMemcgNotification")]
    public bool KernelMemcgNotification { get; init; }

    /// <summary>Format, verbosity and output of the log of the kubelet.</summary>
    [Field("logging", Default = "{}")]
    public Config.Logs.V1.LoggingConfiguration Logging { get; init; } = Config.Logs.V1.LoggingConfiguration.Empty;

    /// <summary>Serves the system log directory of the node under the logs path.</summary>
    [Field("enableSystemLogHandler")]
    public bool? EnableSystemLogHandler { get; init; }

    /// <summary>Allows queries of system service logs through the logs path; needs the system log handler.</summary>
    [Field("enableSystemLogQuery")]
    public bool? EnableSystemLogQuery { get; init; }

    /// <summary>Total time the node delays its shutdown so that pods can terminate.</summary>
    [Field("shutdownGracePeriod", Gate = "GracefulNodeShutdown")]
    public Duration ShutdownGracePeriod { get; init; }

    /// <summary>Part at the end of the shutdown period that is reserved for critical pods.</summary>
    [Field("shutdownGracePeriodCriticalPods", Gate = "GracefulNodeShutdown")]
    public Duration ShutdownGracePeriodCriticalPods { get; init; }

    /// <summary>Shutdown periods for each priority range of pods, instead of the two general periods.</summary>
    [Field("shutdownGracePeriodByPodPriority", Gate = "GracefulNodeShutdownBasedOnPodPriority")]
    public ValueList<ShutdownGracePeriodByPodPriority> ShutdownGracePeriodByPodPriority { get; init; }

    /// <summary>Adjusts the delay between restarts of crashing containers on this node.</summary>
    [Field("crashLoopBackOff", Default = "{}", Gate = "KubeletCrashLoopBackOffMax")]
    public CrashLoopBackOffConfig CrashLoopBackOff { get; init; } = CrashLoopBackOffConfig.Empty;

    /// <summary>Memory kept for the system per NUMA node, as needed by the static memory policy.</summary>
    [Field("reservedMemory")]
    public ValueList<MemoryReservation> ReservedMemory { get; init; }

    /// <summary>Serves profiling data under the debug path; on by default.</summary>
    [Field("enableProfilingHandler")]
    public bool? EnableProfilingHandler { get; init; }

    /// <summary>Serves an endpoint to change the log verbosity at run time; on by default.</summary>
    [Field("enableDebugFlagsHandler")]
    public bool? EnableDebugFlagsHandler { get; init; }

    /// <summary>Applies the RuntimeDefault seccomp profile to all workloads that do not set one.</summary>
    [Field("seccompDefault")]
    public bool? SeccompDefault { get; init; }

    /// <summary>Fraction of the memory limit at which a container is throttled, when memory quality of service is on.</summary>
    [Field("memoryThrottlingFactor", Gate = "MemoryQoS")]
    public double? MemoryThrottlingFactor { get; init; }

    /// <summary>Whether memory requests of pods are protected by cgroup reservations in tiers.</summary>
    [Field("memoryReservationPolicy", Gate = "MemoryQoS")]
    public string MemoryReservationPolicy { get; init; } = "";

    /// <summary>Taints set on the node object when the kubelet registers it.</summary>
    [Field("registerWithTaints")]
    public ValueList<Core.V1.Taint> RegisterWithTaints { get; init; }

    /// <summary>Creates the node object at the API server on startup; on by default.</summary>
    [Field("registerNode")]
    public bool? RegisterNode { get; init; }

    /// <summary>Where and how often trace data of the kubelet is sent.</summary>
    [Field("tracing")]
    public Config.Tracing.V1.TracingConfiguration? Tracing { get; init; }

    /// <summary>Tracks and limits local ephemeral storage of pods; switch off where disk usage cannot be measured.</summary>
    [Field("localStorageCapacityIsolation")]
    public bool? LocalStorageCapacityIsolation { get; init; }

    /// <summary>Socket address at which the container runtime is reached.</summary>
    [Field("containerRuntimeEndpoint", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string ContainerRuntimeEndpoint { get; init; } = "";

    /// <summary>Socket address of the image service; the same as the container runtime if empty.</summary>
    [Field("imageServiceEndpoint")]
    public string ImageServiceEndpoint { get; init; } = "";

    /// <summary>Refuses to start on a host that uses version 1 of cgroups.</summary>
    [Field("failCgroupV1")]
    public bool? FailCgroupV1 { get; init; }

    /// <summary>Settings for pods that run in their own user namespace.</summary>
    [Field("userNamespaces")]
    public UserNamespaces? UserNamespaces { get; init; }
}

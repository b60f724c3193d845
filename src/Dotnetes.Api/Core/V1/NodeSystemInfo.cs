namespace Dotnetes.Api.Core.V1;

/// <summary>Identification and software versions of a node.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.NodeSystemInfo")]
public sealed partial record NodeSystemInfo
{
    /// <summary>Id of the machine from its operating system, unique within the cluster.</summary>
    [Field("machineID", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string MachineID { get; init; } = "";

    /// <summary>Id of the machine as reported by its hardware or hypervisor.</summary>
    [Field("systemUUID", 2, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string SystemUuid { get; init; } = "";

    /// <summary>Id that changes each time the node is booted.</summary>
    [Field("bootID", 3, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string BootID { get; init; } = "";

    /// <summary>Kernel release that the node is running.</summary>
    [Field("kernelVersion", 4, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string KernelVersion { get; init; } = "";

    /// <summary>Name and version of the operating system distribution on the node.</summary>
    [Field("osImage", 5, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string OsImage { get; init; } = "";

    /// <summary>Container runtime and its version, in the form runtime://version.</summary>
    [Field("containerRuntimeVersion", 6, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string ContainerRuntimeVersion { get; init; } = "";

    /// <summary>Version of the kubelet that reported this node.</summary>
    [Field("kubeletVersion", 7, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string KubeletVersion { get; init; } = "";

    /// <summary>Former kube-proxy version; deprecated, as the kubelet cannot know it reliably.</summary>
    [Field("kubeProxyVersion", 8, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string KubeProxyVersion { get; init; } = "";

    /// <summary>Operating system of the node, such as linux or windows.</summary>
    [Field("operatingSystem", 9, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string OperatingSystem { get; init; } = "";

    /// <summary>Processor architecture of the node, such as amd64 or arm64.</summary>
    [Field("architecture", 10, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Architecture { get; init; } = "";

    /// <summary>Information about the swap space of the node.</summary>
    [Field("swap", 11)]
    public NodeSwapStatus? Swap { get; init; }
}

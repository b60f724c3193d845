using System.Text.Json.Serialization;

namespace Dotnetes.Benchmarks.Codecs.Plain;

// Plain classes as a user of System.Text.Json writes them, with just the members that the samples fill.

internal sealed class PlainNode
{
    public string? Kind { get; set; }

    public string? ApiVersion { get; set; }

    public PlainObjectMeta? Metadata { get; set; }

    public PlainNodeSpec? Spec { get; set; }

    public PlainNodeStatus? Status { get; set; }
}

internal sealed class PlainNodeSpec
{
    public string? PodCIDR { get; set; }

    public List<string>? PodCIDRs { get; set; }
}

internal sealed class PlainNodeStatus
{
    public Dictionary<string, string>? Capacity { get; set; }

    public Dictionary<string, string>? Allocatable { get; set; }

    public List<PlainNodeCondition>? Conditions { get; set; }

    public List<PlainNodeAddress>? Addresses { get; set; }

    public PlainNodeDaemonEndpoints? DaemonEndpoints { get; set; }

    public PlainNodeSystemInfo? NodeInfo { get; set; }

    public List<PlainContainerImage>? Images { get; set; }
}

internal sealed class PlainNodeCondition
{
    public string? Type { get; set; }

    public string? Status { get; set; }

    public DateTime? LastHeartbeatTime { get; set; }

    public DateTime? LastTransitionTime { get; set; }

    public string? Reason { get; set; }

    public string? Message { get; set; }
}

internal sealed class PlainNodeAddress
{
    public string? Type { get; set; }

    public string? Address { get; set; }
}

internal sealed class PlainNodeDaemonEndpoints
{
    public PlainDaemonEndpoint? KubeletEndpoint { get; set; }
}

internal sealed class PlainDaemonEndpoint
{
    [JsonPropertyName("Port")]
    public int? Port { get; set; }
}

internal sealed class PlainNodeSystemInfo
{
    public string? MachineID { get; set; }

    public string? SystemUUID { get; set; }

    public string? BootID { get; set; }

    public string? KernelVersion { get; set; }

    public string? OsImage { get; set; }

    public string? ContainerRuntimeVersion { get; set; }

    public string? KubeletVersion { get; set; }

    public string? KubeProxyVersion { get; set; }

    public string? OperatingSystem { get; set; }

    public string? Architecture { get; set; }
}

internal sealed class PlainContainerImage
{
    public List<string>? Names { get; set; }

    public long? SizeBytes { get; set; }
}

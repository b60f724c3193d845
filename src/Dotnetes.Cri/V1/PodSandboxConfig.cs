using Dotnetes.Serialization.Attributes;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Cri.V1;

/// <summary>Everything the runtime needs to know to create a pod sandbox.</summary>
[GrpcMessage]
public sealed partial record PodSandboxConfig
{
    /// <summary>Field <c>metadata</c>.</summary>
    [Field("", 1)]
    public PodSandboxMetadata? Metadata { get; init; }

    /// <summary>Field <c>hostname</c>.</summary>
    [Field("", 2)]
    public string Hostname { get; init; } = "";

    /// <summary>Field <c>log_directory</c>.</summary>
    [Field("", 3)]
    public string LogDirectory { get; init; } = "";

    /// <summary>Field <c>dns_config</c>.</summary>
    [Field("", 4)]
    public DnsConfig? DnsConfig { get; init; }

    /// <summary>Field <c>port_mappings</c>.</summary>
    [Field("", 5)]
    public ValueList<PortMapping> PortMappings { get; init; }

    /// <summary>Field <c>labels</c>.</summary>
    [Field("", 6)]
    public ValueMap<string> Labels { get; init; }

    /// <summary>Field <c>annotations</c>.</summary>
    [Field("", 7)]
    public ValueMap<string> Annotations { get; init; }

    /// <summary>Field <c>linux</c>.</summary>
    [Field("", 8)]
    public LinuxPodSandboxConfig? Linux { get; init; }

    /// <summary>Field <c>windows</c>.</summary>
    [Field("", 9)]
    public WindowsPodSandboxConfig? Windows { get; init; }
}

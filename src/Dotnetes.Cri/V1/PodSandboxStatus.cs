using Dotnetes.Serialization.Attributes;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Cri.V1;

/// <summary>State of a pod sandbox with metadata, network addresses, labels and runtime handler.</summary>
[GrpcMessage]
public sealed partial record PodSandboxStatus
{
    /// <summary>Field <c>id</c>.</summary>
    [Field("", 1)]
    public string Id { get; init; } = "";

    /// <summary>Field <c>metadata</c>.</summary>
    [Field("", 2)]
    public PodSandboxMetadata? Metadata { get; init; }

    /// <summary>Field <c>state</c>.</summary>
    [Field("", 3)]
    public PodSandboxState State { get; init; }

    /// <summary>Field <c>created_at</c>.</summary>
    [Field("", 4)]
    public long CreatedAt { get; init; }

    /// <summary>Field <c>network</c>.</summary>
    [Field("", 5)]
    public PodSandboxNetworkStatus? Network { get; init; }

    /// <summary>Field <c>linux</c>.</summary>
    [Field("", 6)]
    public LinuxPodSandboxStatus? Linux { get; init; }

    /// <summary>Field <c>labels</c>.</summary>
    [Field("", 7)]
    public ValueMap<string> Labels { get; init; }

    /// <summary>Field <c>annotations</c>.</summary>
    [Field("", 8)]
    public ValueMap<string> Annotations { get; init; }

    /// <summary>Field <c>runtime_handler</c>.</summary>
    [Field("", 9)]
    public string RuntimeHandler { get; init; } = "";
}

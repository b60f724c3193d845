using Dotnetes.Serialization.Attributes;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Cri.V1;

/// <summary>Short description of a pod sandbox as it appears in lists.</summary>
[GrpcMessage]
public sealed partial record PodSandbox
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

    /// <summary>Field <c>labels</c>.</summary>
    [Field("", 5)]
    public ValueMap<string> Labels { get; init; }

    /// <summary>Field <c>annotations</c>.</summary>
    [Field("", 6)]
    public ValueMap<string> Annotations { get; init; }

    /// <summary>Field <c>runtime_handler</c>.</summary>
    [Field("", 7)]
    public string RuntimeHandler { get; init; } = "";
}

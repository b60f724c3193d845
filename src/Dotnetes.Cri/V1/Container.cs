using Dotnetes.Serialization.Attributes;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Cri.V1;

/// <summary>Short description of a container as it appears in lists.</summary>
[GrpcMessage]
public sealed partial record Container
{
    /// <summary>Field <c>id</c>.</summary>
    [Field("", 1)]
    public string Id { get; init; } = "";

    /// <summary>Field <c>pod_sandbox_id</c>.</summary>
    [Field("", 2)]
    public string PodSandboxId { get; init; } = "";

    /// <summary>Field <c>metadata</c>.</summary>
    [Field("", 3)]
    public ContainerMetadata? Metadata { get; init; }

    /// <summary>Field <c>image</c>.</summary>
    [Field("", 4)]
    public ImageSpec? Image { get; init; }

    /// <summary>Field <c>image_ref</c>.</summary>
    [Field("", 5)]
    public string ImageRef { get; init; } = "";

    /// <summary>Field <c>state</c>.</summary>
    [Field("", 6)]
    public ContainerState State { get; init; }

    /// <summary>Field <c>created_at</c>.</summary>
    [Field("", 7)]
    public long CreatedAt { get; init; }

    /// <summary>Field <c>labels</c>.</summary>
    [Field("", 8)]
    public ValueMap<string> Labels { get; init; }

    /// <summary>Field <c>annotations</c>.</summary>
    [Field("", 9)]
    public ValueMap<string> Annotations { get; init; }

    /// <summary>Field <c>image_id</c>.</summary>
    [Field("", 10)]
    public string ImageId { get; init; } = "";
}

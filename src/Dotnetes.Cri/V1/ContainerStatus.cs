using Dotnetes.Serialization.Attributes;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Cri.V1;

/// <summary>State of a container with times, exit code, image, mounts, resources and user.</summary>
[GrpcMessage]
public sealed partial record ContainerStatus
{
    /// <summary>Field <c>id</c>.</summary>
    [Field("", 1)]
    public string Id { get; init; } = "";

    /// <summary>Field <c>metadata</c>.</summary>
    [Field("", 2)]
    public ContainerMetadata? Metadata { get; init; }

    /// <summary>Field <c>state</c>.</summary>
    [Field("", 3)]
    public ContainerState State { get; init; }

    /// <summary>Field <c>created_at</c>.</summary>
    [Field("", 4)]
    public long CreatedAt { get; init; }

    /// <summary>Field <c>started_at</c>.</summary>
    [Field("", 5)]
    public long StartedAt { get; init; }

    /// <summary>Field <c>finished_at</c>.</summary>
    [Field("", 6)]
    public long FinishedAt { get; init; }

    /// <summary>Field <c>exit_code</c>.</summary>
    [Field("", 7)]
    public int ExitCode { get; init; }

    /// <summary>Field <c>image</c>.</summary>
    [Field("", 8)]
    public ImageSpec? Image { get; init; }

    /// <summary>Field <c>image_ref</c>.</summary>
    [Field("", 9)]
    public string ImageRef { get; init; } = "";

    /// <summary>Field <c>reason</c>.</summary>
    [Field("", 10)]
    public string Reason { get; init; } = "";

    /// <summary>Field <c>message</c>.</summary>
    [Field("", 11)]
    public string Message { get; init; } = "";

    /// <summary>Field <c>labels</c>.</summary>
    [Field("", 12)]
    public ValueMap<string> Labels { get; init; }

    /// <summary>Field <c>annotations</c>.</summary>
    [Field("", 13)]
    public ValueMap<string> Annotations { get; init; }

    /// <summary>Field <c>mounts</c>.</summary>
    [Field("", 14)]
    public ValueList<Mount> Mounts { get; init; }

    /// <summary>Field <c>log_path</c>.</summary>
    [Field("", 15)]
    public string LogPath { get; init; } = "";

    /// <summary>Field <c>resources</c>.</summary>
    [Field("", 16)]
    public ContainerResources? Resources { get; init; }

    /// <summary>Field <c>image_id</c>.</summary>
    [Field("", 17)]
    public string ImageId { get; init; } = "";

    /// <summary>Field <c>user</c>.</summary>
    [Field("", 18)]
    public ContainerUser? User { get; init; }

    /// <summary>Field <c>stop_signal</c>.</summary>
    [Field("", 19)]
    public Signal StopSignal { get; init; }
}

using Dotnetes.Serialization.Attributes;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Cri.V1;

/// <summary>A lifecycle event of a container with the current state of its sandbox.</summary>
[GrpcMessage]
public sealed partial record ContainerEventResponse
{
    /// <summary>Field <c>container_id</c>.</summary>
    [Field("", 1)]
    public string ContainerId { get; init; } = "";

    /// <summary>Field <c>container_event_type</c>.</summary>
    [Field("", 2)]
    public ContainerEventType ContainerEventType { get; init; }

    /// <summary>Field <c>created_at</c>.</summary>
    [Field("", 3)]
    public long CreatedAt { get; init; }

    /// <summary>Field <c>pod_sandbox_status</c>.</summary>
    [Field("", 4)]
    public PodSandboxStatus? PodSandboxStatus { get; init; }

    /// <summary>Field <c>containers_statuses</c>.</summary>
    [Field("", 5)]
    public ValueList<ContainerStatus> ContainersStatuses { get; init; }
}

using Dotnetes.Serialization.Attributes;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Cri.V1;

/// <summary>Sandbox state with verbose details and optionally the states of its containers.</summary>
[GrpcMessage]
public sealed partial record PodSandboxStatusResponse
{
    /// <summary>Field <c>status</c>.</summary>
    [Field("", 1)]
    public PodSandboxStatus? Status { get; init; }

    /// <summary>Field <c>info</c>.</summary>
    [Field("", 2)]
    public ValueMap<string> Info { get; init; }

    /// <summary>Field <c>containers_statuses</c>.</summary>
    [Field("", 3)]
    public ValueList<ContainerStatus> ContainersStatuses { get; init; }

    /// <summary>Field <c>timestamp</c>.</summary>
    [Field("", 4)]
    public long Timestamp { get; init; }
}

using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>Asks the runtime to save the state of a container to an archive.</summary>
[GrpcMessage]
public sealed partial record CheckpointContainerRequest
{
    /// <summary>Field <c>container_id</c>.</summary>
    [Field("", 1)]
    public string ContainerId { get; init; } = "";

    /// <summary>Field <c>location</c>.</summary>
    [Field("", 2)]
    public string Location { get; init; } = "";

    /// <summary>Field <c>timeout</c>.</summary>
    [Field("", 3)]
    public long Timeout { get; init; }
}

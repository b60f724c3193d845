using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>Asks the runtime to stop a container, by force after the timeout.</summary>
[GrpcMessage]
public sealed partial record StopContainerRequest
{
    /// <summary>Field <c>container_id</c>.</summary>
    [Field("", 1)]
    public string ContainerId { get; init; } = "";

    /// <summary>Field <c>timeout</c>.</summary>
    [Field("", 2)]
    public long Timeout { get; init; }
}

using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>Asks for the state of one container, optionally with verbose details.</summary>
[GrpcMessage]
public sealed partial record ContainerStatusRequest
{
    /// <summary>Field <c>container_id</c>.</summary>
    [Field("", 1)]
    public string ContainerId { get; init; } = "";

    /// <summary>Field <c>verbose</c>.</summary>
    [Field("", 2)]
    public bool Verbose { get; init; }
}

using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>Asks the runtime to start a created container.</summary>
[GrpcMessage]
public sealed partial record StartContainerRequest
{
    /// <summary>Field <c>container_id</c>.</summary>
    [Field("", 1)]
    public string ContainerId { get; init; } = "";
}

using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>Returns the identifier of the created container.</summary>
[GrpcMessage]
public sealed partial record CreateContainerResponse
{
    /// <summary>Field <c>container_id</c>.</summary>
    [Field("", 1)]
    public string ContainerId { get; init; } = "";
}

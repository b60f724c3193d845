using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>Asks for matching containers to be sent as a stream of batches.</summary>
[GrpcMessage]
public sealed partial record StreamContainersRequest
{
    /// <summary>Field <c>filter</c>.</summary>
    [Field("", 1)]
    public ContainerFilter? Filter { get; init; }
}

using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>Asks for the containers that match an optional filter.</summary>
[GrpcMessage]
public sealed partial record ListContainersRequest
{
    /// <summary>Field <c>filter</c>.</summary>
    [Field("", 1)]
    public ContainerFilter? Filter { get; init; }
}

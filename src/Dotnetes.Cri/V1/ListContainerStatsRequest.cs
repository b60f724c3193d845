using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>Asks for statistics of all containers that match an optional filter.</summary>
[GrpcMessage]
public sealed partial record ListContainerStatsRequest
{
    /// <summary>Field <c>filter</c>.</summary>
    [Field("", 1)]
    public ContainerStatsFilter? Filter { get; init; }
}

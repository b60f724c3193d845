using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>Returns the resource statistics of the requested container.</summary>
[GrpcMessage]
public sealed partial record ContainerStatsResponse
{
    /// <summary>Field <c>stats</c>.</summary>
    [Field("", 1)]
    public ContainerStats? Stats { get; init; }
}

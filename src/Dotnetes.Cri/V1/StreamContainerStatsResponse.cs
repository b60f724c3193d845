using Dotnetes.Serialization.Attributes;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Cri.V1;

/// <summary>One batch of container statistics within the stream.</summary>
[GrpcMessage]
public sealed partial record StreamContainerStatsResponse
{
    /// <summary>Field <c>container_stats</c>.</summary>
    [Field("", 1)]
    public ValueList<ContainerStats> ContainerStats { get; init; }
}

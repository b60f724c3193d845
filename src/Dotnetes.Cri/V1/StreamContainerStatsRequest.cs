using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>Asks for container statistics to be sent as a stream of batches.</summary>
[GrpcMessage]
public sealed partial record StreamContainerStatsRequest
{
    /// <summary>Field <c>filter</c>.</summary>
    [Field("", 1)]
    public ContainerStatsFilter? Filter { get; init; }
}

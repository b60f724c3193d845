using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>Asks for sandbox statistics to be sent as a stream of batches.</summary>
[GrpcMessage]
public sealed partial record StreamPodSandboxStatsRequest
{
    /// <summary>Field <c>filter</c>.</summary>
    [Field("", 1)]
    public PodSandboxStatsFilter? Filter { get; init; }
}

using Dotnetes.Serialization.Attributes;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Cri.V1;

/// <summary>One batch of sandbox statistics within the stream.</summary>
[GrpcMessage]
public sealed partial record StreamPodSandboxStatsResponse
{
    /// <summary>Field <c>pod_sandbox_stats</c>.</summary>
    [Field("", 1)]
    public ValueList<PodSandboxStats> PodSandboxStats { get; init; }
}

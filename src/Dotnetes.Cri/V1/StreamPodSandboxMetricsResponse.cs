using Dotnetes.Serialization.Attributes;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Cri.V1;

/// <summary>One batch of sandbox metrics within the stream.</summary>
[GrpcMessage]
public sealed partial record StreamPodSandboxMetricsResponse
{
    /// <summary>Field <c>pod_sandbox_metrics</c>.</summary>
    [Field("", 1)]
    public ValueList<PodSandboxMetrics> PodSandboxMetrics { get; init; }
}

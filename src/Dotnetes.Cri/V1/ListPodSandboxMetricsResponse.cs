using Dotnetes.Serialization.Attributes;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Cri.V1;

/// <summary>Returns the current metrics of all pod sandboxes.</summary>
[GrpcMessage]
public sealed partial record ListPodSandboxMetricsResponse
{
    /// <summary>Field <c>pod_metrics</c>.</summary>
    [Field("", 1)]
    public ValueList<PodSandboxMetrics> PodMetrics { get; init; }
}

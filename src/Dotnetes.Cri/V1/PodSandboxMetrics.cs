using Dotnetes.Serialization.Attributes;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Cri.V1;

/// <summary>Metrics of a sandbox itself and of each of its containers.</summary>
[GrpcMessage]
public sealed partial record PodSandboxMetrics
{
    /// <summary>Field <c>pod_sandbox_id</c>.</summary>
    [Field("", 1)]
    public string PodSandboxId { get; init; } = "";

    /// <summary>Field <c>metrics</c>.</summary>
    [Field("", 2)]
    public ValueList<Metric> Metrics { get; init; }

    /// <summary>Field <c>container_metrics</c>.</summary>
    [Field("", 3)]
    public ValueList<ContainerMetrics> ContainerMetrics { get; init; }
}

using Dotnetes.Serialization.Attributes;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Cri.V1;

/// <summary>Metrics that belong to one container of a sandbox.</summary>
[GrpcMessage]
public sealed partial record ContainerMetrics
{
    /// <summary>Field <c>container_id</c>.</summary>
    [Field("", 1)]
    public string ContainerId { get; init; } = "";

    /// <summary>Field <c>metrics</c>.</summary>
    [Field("", 2)]
    public ValueList<Metric> Metrics { get; init; }
}

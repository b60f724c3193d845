using Dotnetes.Serialization.Attributes;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Cri.V1;

/// <summary>A metric value with time, type and label values.</summary>
[GrpcMessage]
public sealed partial record Metric
{
    /// <summary>Field <c>name</c>.</summary>
    [Field("", 1)]
    public string Name { get; init; } = "";

    /// <summary>Field <c>timestamp</c>.</summary>
    [Field("", 2)]
    public long Timestamp { get; init; }

    /// <summary>Field <c>metric_type</c>.</summary>
    [Field("", 3)]
    public MetricType MetricType { get; init; }

    /// <summary>Field <c>label_values</c>.</summary>
    [Field("", 4)]
    public ValueList<string> LabelValues { get; init; }

    /// <summary>Field <c>value</c>.</summary>
    [Field("", 5)]
    public UInt64Value? Value { get; init; }
}

namespace Dotnetes.Api.Autoscaling.V1;

/// <summary>Last reading of a metric that describes a single object in the cluster.</summary>
[ApiType(OpenApi = "io.k8s.api.autoscaling.v1.ObjectMetricStatus")]
public sealed partial record ObjectMetricStatus
{
    /// <summary>The object that the metric describes, in the same namespace.</summary>
    [Field("target", 1, Required = true, Default = "{}")]
    public CrossVersionObjectReference Target { get; init; } = CrossVersionObjectReference.Empty;

    /// <summary>Name under which the custom metrics API offers the metric.</summary>
    [Field("metricName", 2, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string MetricName { get; init; } = "";

    /// <summary>Value of the metric at the last reading.</summary>
    [Field("currentValue", 3, Required = true)]
    public Quantity CurrentValue { get; init; }

    /// <summary>Label query that was passed to the metrics server to narrow the metric.</summary>
    [Field("selector", 4)]
    public Meta.V1.LabelSelector? Selector { get; init; }

    /// <summary>Metric value at the last reading divided by the number of pods.</summary>
    [Field("averageValue", 5)]
    public Quantity? AverageValue { get; init; }
}

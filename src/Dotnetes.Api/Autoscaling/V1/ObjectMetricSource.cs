namespace Dotnetes.Api.Autoscaling.V1;

/// <summary>Scaling on a metric that describes a single object in the cluster.</summary>
[ApiType(OpenApi = "io.k8s.api.autoscaling.v1.ObjectMetricSource")]
public sealed partial record ObjectMetricSource
{
    /// <summary>The object that the metric describes, in the same namespace.</summary>
    [Field("target", 1, Required = true, Default = "{}")]
    public CrossVersionObjectReference Target { get; init; } = CrossVersionObjectReference.Empty;

    /// <summary>Name under which the custom metrics API offers the metric.</summary>
    [Field("metricName", 2, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string MetricName { get; init; } = "";

    /// <summary>Value of the metric that the autoscaler tries to hold.</summary>
    [Field("targetValue", 3, Required = true)]
    public Quantity TargetValue { get; init; }

    /// <summary>Label query passed to the metrics server to narrow the metric; unset means only the name is used.</summary>
    [Field("selector", 4)]
    public Meta.V1.LabelSelector? Selector { get; init; }

    /// <summary>Wanted value after dividing the metric by the number of pods; replaces targetValue when set.</summary>
    [Field("averageValue", 5)]
    public Quantity? AverageValue { get; init; }
}

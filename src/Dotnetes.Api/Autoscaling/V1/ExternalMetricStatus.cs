namespace Dotnetes.Api.Autoscaling.V1;

/// <summary>Last reading of a metric produced outside the cluster.</summary>
[ApiType(OpenApi = "io.k8s.api.autoscaling.v1.ExternalMetricStatus")]
public sealed partial record ExternalMetricStatus
{
    /// <summary>Name under which the external metrics API offers the metric.</summary>
    [Field("metricName", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string MetricName { get; init; } = "";

    /// <summary>Label query that chose the series among those with this metric name.</summary>
    [Field("metricSelector", 2)]
    public Meta.V1.LabelSelector? MetricSelector { get; init; }

    /// <summary>Total value of the metric at the last reading.</summary>
    [Field("currentValue", 3, Required = true)]
    public Quantity CurrentValue { get; init; }

    /// <summary>Metric value at the last reading divided by the number of pods.</summary>
    [Field("currentAverageValue", 4)]
    public Quantity? CurrentAverageValue { get; init; }
}

namespace Dotnetes.Api.Autoscaling.V2;

/// <summary>Last reading of a metric produced outside the cluster.</summary>
[ApiType(OpenApi = "io.k8s.api.autoscaling.v2.ExternalMetricStatus")]
public sealed partial record ExternalMetricStatus
{
    /// <summary>Name and optional selector of the metric that was read.</summary>
    [Field("metric", 1, Required = true, Default = "{}")]
    public MetricIdentifier Metric { get; init; } = MetricIdentifier.Empty;

    /// <summary>Value of the metric at the last reading.</summary>
    [Field("current", 2, Required = true, Default = "{}")]
    public MetricValueStatus Current { get; init; } = MetricValueStatus.Empty;
}

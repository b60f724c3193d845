namespace Dotnetes.Api.Autoscaling.V2;

/// <summary>Scaling on a metric produced outside the cluster.</summary>
[ApiType(OpenApi = "io.k8s.api.autoscaling.v2.ExternalMetricSource")]
public sealed partial record ExternalMetricSource
{
    /// <summary>Name and optional selector that identify the metric in the external metrics API.</summary>
    [Field("metric", 1, Required = true, Default = "{}")]
    public MetricIdentifier Metric { get; init; } = MetricIdentifier.Empty;

    /// <summary>Value to hold, as a total or divided by the number of pods.</summary>
    [Field("target", 2, Required = true, Default = "{}")]
    public MetricTarget Target { get; init; } = MetricTarget.Empty;
}

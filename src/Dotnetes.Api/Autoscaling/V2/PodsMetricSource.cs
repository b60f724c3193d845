namespace Dotnetes.Api.Autoscaling.V2;

/// <summary>Scaling on a custom metric that each pod of the target reports.</summary>
[ApiType(OpenApi = "io.k8s.api.autoscaling.v2.PodsMetricSource")]
public sealed partial record PodsMetricSource
{
    /// <summary>Name and optional selector that identify the metric.</summary>
    [Field("metric", 1, Required = true, Default = "{}")]
    public MetricIdentifier Metric { get; init; } = MetricIdentifier.Empty;

    /// <summary>Value to hold; only the AverageValue type is possible here.</summary>
    [Field("target", 2, Required = true, Default = "{}")]
    public MetricTarget Target { get; init; } = MetricTarget.Empty;
}

namespace Dotnetes.Api.Autoscaling.V2;

/// <summary>Last reading of a custom metric reported by each pod.</summary>
[ApiType(OpenApi = "io.k8s.api.autoscaling.v2.PodsMetricStatus")]
public sealed partial record PodsMetricStatus
{
    /// <summary>Name and optional selector of the metric that was read.</summary>
    [Field("metric", 1, Required = true, Default = "{}")]
    public MetricIdentifier Metric { get; init; } = MetricIdentifier.Empty;

    /// <summary>Mean of the metric over all pods at the last reading.</summary>
    [Field("current", 2, Required = true, Default = "{}")]
    public MetricValueStatus Current { get; init; } = MetricValueStatus.Empty;
}

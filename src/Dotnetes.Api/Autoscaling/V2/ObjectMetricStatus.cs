namespace Dotnetes.Api.Autoscaling.V2;

/// <summary>Last reading of a metric that describes a single object in the cluster.</summary>
[ApiType(OpenApi = "io.k8s.api.autoscaling.v2.ObjectMetricStatus")]
public sealed partial record ObjectMetricStatus
{
    /// <summary>Name and optional selector of the metric that was read.</summary>
    [Field("metric", 1, Required = true, Default = "{}")]
    public MetricIdentifier Metric { get; init; } = MetricIdentifier.Empty;

    /// <summary>Value of the metric at the last reading.</summary>
    [Field("current", 2, Required = true, Default = "{}")]
    public MetricValueStatus Current { get; init; } = MetricValueStatus.Empty;

    /// <summary>The object the metric is about, in the same namespace as the autoscaler.</summary>
    [Field("describedObject", 3, Required = true, Default = "{}")]
    public CrossVersionObjectReference DescribedObject { get; init; } = CrossVersionObjectReference.Empty;
}

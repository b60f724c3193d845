namespace Dotnetes.Api.Autoscaling.V2;

/// <summary>Scaling on a metric that describes a single object in the cluster.</summary>
[ApiType(OpenApi = "io.k8s.api.autoscaling.v2.ObjectMetricSource")]
public sealed partial record ObjectMetricSource
{
    /// <summary>The object the metric is about, in the same namespace as the autoscaler.</summary>
    [Field("describedObject", 1, Required = true, Default = "{}")]
    public CrossVersionObjectReference DescribedObject { get; init; } = CrossVersionObjectReference.Empty;

    /// <summary>Value to hold, either absolute or averaged over the pods.</summary>
    [Field("target", 2, Required = true, Default = "{}")]
    public MetricTarget Target { get; init; } = MetricTarget.Empty;

    /// <summary>Name and optional selector that identify the metric.</summary>
    [Field("metric", 3, Required = true, Default = "{}")]
    public MetricIdentifier Metric { get; init; } = MetricIdentifier.Empty;
}

namespace Dotnetes.Api.Autoscaling.V1;

/// <summary>Scaling on a custom metric that each pod of the target reports.</summary>
[ApiType(OpenApi = "io.k8s.api.autoscaling.v1.PodsMetricSource")]
public sealed partial record PodsMetricSource
{
    /// <summary>Name under which the custom metrics API offers the metric.</summary>
    [Field("metricName", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string MetricName { get; init; } = "";

    /// <summary>Value that the mean over all pods should be held at.</summary>
    [Field("targetAverageValue", 2, Required = true)]
    public Quantity TargetAverageValue { get; init; }

    /// <summary>Label query passed to the metrics server to narrow the metric; unset means only the name is used.</summary>
    [Field("selector", 3)]
    public Meta.V1.LabelSelector? Selector { get; init; }
}

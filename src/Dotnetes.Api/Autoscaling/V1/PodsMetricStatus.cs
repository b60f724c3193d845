namespace Dotnetes.Api.Autoscaling.V1;

/// <summary>Last reading of a custom metric reported by each pod.</summary>
[ApiType(OpenApi = "io.k8s.api.autoscaling.v1.PodsMetricStatus")]
public sealed partial record PodsMetricStatus
{
    /// <summary>Name under which the custom metrics API offers the metric.</summary>
    [Field("metricName", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string MetricName { get; init; } = "";

    /// <summary>Mean of the metric over all pods at the last reading.</summary>
    [Field("currentAverageValue", 2, Required = true)]
    public Quantity CurrentAverageValue { get; init; }

    /// <summary>Label query that was passed to the metrics server to narrow the metric.</summary>
    [Field("selector", 3)]
    public Meta.V1.LabelSelector? Selector { get; init; }
}

namespace Dotnetes.Api.CustomMetrics.V1Beta2;

/// <summary>Selectors for the objects and the metric series to be returned.</summary>
[ApiType(OpenApi = "io.k8s.metrics.pkg.apis.custom_metrics.v1beta2.MetricListOptions", TypeMeta = true)]
[Kind("custom.metrics.k8s.io", "v1beta2", "MetricListOptions")]
public sealed partial record MetricListOptions
{
    [Field("labelSelector", 1)]
    public string LabelSelector { get; init; } = "";

    [Field("metricLabelSelector", 2)]
    public string MetricLabelSelector { get; init; } = "";
}

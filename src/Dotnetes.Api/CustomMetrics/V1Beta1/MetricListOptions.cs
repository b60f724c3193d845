namespace Dotnetes.Api.CustomMetrics.V1Beta1;

/// <summary>Selectors for the objects and the metric series to be returned.</summary>
[ApiType(OpenApi = "io.k8s.metrics.pkg.apis.custom_metrics.v1beta1.MetricListOptions", TypeMeta = true)]
[Kind("custom.metrics.k8s.io", "v1beta1", "MetricListOptions")]
public sealed partial record MetricListOptions
{
    [Field("labelSelector", 1)]
    public string LabelSelector { get; init; } = "";

    [Field("metricLabelSelector", 2)]
    public string MetricLabelSelector { get; init; } = "";
}

namespace Dotnetes.Api.ExternalMetrics.V1Beta1;

/// <summary>Value of a metric that does not belong to a Kubernetes object.</summary>
[ApiType(OpenApi = "io.k8s.metrics.pkg.apis.external_metrics.v1beta1.ExternalMetricValue", TypeMeta = true)]
[Kind("external.metrics.k8s.io", "v1beta1", "ExternalMetricValue")]
public sealed partial record ExternalMetricValue
{
    [Field("metricName", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string MetricName { get; init; } = "";

    [Field("metricLabels", 2, Omit = Omit.Never, Required = true)]
    public ValueMap<string> MetricLabels { get; init; }

    [Field("timestamp", 3, Required = true)]
    public Time Timestamp { get; init; }

    [Field("window", 4)]
    public long? Window { get; init; }

    [Field("value", 5, Required = true)]
    public Quantity Value { get; init; }
}

/// <summary>A list of values of an external metric.</summary>
[ApiType(OpenApi = "io.k8s.metrics.pkg.apis.external_metrics.v1beta1.ExternalMetricValueList", TypeMeta = true)]
[Kind("external.metrics.k8s.io", "v1beta1", "ExternalMetricValueList")]
public sealed partial record ExternalMetricValueList
{
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<ExternalMetricValue> Items { get; init; }
}

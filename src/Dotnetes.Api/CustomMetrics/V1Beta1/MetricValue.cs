namespace Dotnetes.Api.CustomMetrics.V1Beta1;

/// <summary>Value of a metric for one object at a point in time.</summary>
[ApiType(OpenApi = "io.k8s.metrics.pkg.apis.custom_metrics.v1beta1.MetricValue", TypeMeta = true)]
[Kind("custom.metrics.k8s.io", "v1beta1", "MetricValue")]
public sealed partial record MetricValue
{
    [Field("describedObject", 1, Required = true, Default = "{}")]
    public Core.V1.ObjectReference DescribedObject { get; init; } = Core.V1.ObjectReference.Empty;

    [Field("metricName", 2, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string MetricName { get; init; } = "";

    [Field("timestamp", 3, Required = true)]
    public Time Timestamp { get; init; }

    [Field("window", 4)]
    public long? Window { get; init; }

    [Field("value", 5, Required = true)]
    public Quantity Value { get; init; }

    [Field("selector", 6, Omit = Omit.Never)]
    public Meta.V1.LabelSelector? Selector { get; init; }
}

/// <summary>A list of metric values, one for each described object.</summary>
[ApiType(OpenApi = "io.k8s.metrics.pkg.apis.custom_metrics.v1beta1.MetricValueList", TypeMeta = true)]
[Kind("custom.metrics.k8s.io", "v1beta1", "MetricValueList")]
public sealed partial record MetricValueList
{
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<MetricValue> Items { get; init; }
}

namespace Dotnetes.Api.Metrics.V1Beta1;

/// <summary>CPU and memory usage of a node, measured over a time window.</summary>
[ApiType(OpenApi = "io.k8s.metrics.pkg.apis.metrics.v1beta1.NodeMetrics", TypeMeta = true)]
[Kind("metrics.k8s.io", "v1beta1", "NodeMetrics")]
public sealed partial record NodeMetrics
{
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    [Field("timestamp", 2, Required = true)]
    public Time Timestamp { get; init; }

    [Field("window", 3, Required = true)]
    public Duration Window { get; init; }

    [Field("usage", 4, Omit = Omit.Never, Required = true)]
    public ValueMap<Quantity> Usage { get; init; }
}

/// <summary>A list of NodeMetrics objects.</summary>
[ApiType(OpenApi = "io.k8s.metrics.pkg.apis.metrics.v1beta1.NodeMetricsList", TypeMeta = true)]
[Kind("metrics.k8s.io", "v1beta1", "NodeMetricsList")]
public sealed partial record NodeMetricsList
{
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<NodeMetrics> Items { get; init; }
}

namespace Dotnetes.Api.Metrics.V1Beta1;

/// <summary>CPU and memory usage of the containers of a pod, measured over a time window.</summary>
[ApiType(OpenApi = "io.k8s.metrics.pkg.apis.metrics.v1beta1.PodMetrics", TypeMeta = true)]
[Kind("metrics.k8s.io", "v1beta1", "PodMetrics", Namespaced = true)]
public sealed partial record PodMetrics
{
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    [Field("timestamp", 2, Required = true)]
    public Time Timestamp { get; init; }

    [Field("window", 3, Required = true)]
    public Duration Window { get; init; }

    [Field("containers", 4, Omit = Omit.Never, Required = true, List = "atomic")]
    public ValueList<ContainerMetrics> Containers { get; init; }
}

/// <summary>A list of PodMetrics objects.</summary>
[ApiType(OpenApi = "io.k8s.metrics.pkg.apis.metrics.v1beta1.PodMetricsList", TypeMeta = true)]
[Kind("metrics.k8s.io", "v1beta1", "PodMetricsList")]
public sealed partial record PodMetricsList
{
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<PodMetrics> Items { get; init; }
}

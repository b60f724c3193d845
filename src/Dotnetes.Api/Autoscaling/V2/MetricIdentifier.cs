namespace Dotnetes.Api.Autoscaling.V2;

/// <summary>Identifies a metric by name and, if needed, by labels.</summary>
[ApiType(OpenApi = "io.k8s.api.autoscaling.v2.MetricIdentifier")]
public sealed partial record MetricIdentifier
{
    /// <summary>Name of the metric as known to the metrics API.</summary>
    [Field("name", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Name { get; init; } = "";

    /// <summary>Label query passed along to the metrics server to narrow the metric; unset means only the name is used.</summary>
    [Field("selector", 2)]
    public Meta.V1.LabelSelector? Selector { get; init; }
}

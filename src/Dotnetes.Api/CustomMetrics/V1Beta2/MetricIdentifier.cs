namespace Dotnetes.Api.CustomMetrics.V1Beta2;

/// <summary>Name of a metric and optionally a selector for a part of its series.</summary>
[ApiType(OpenApi = "io.k8s.metrics.pkg.apis.custom_metrics.v1beta2.MetricIdentifier")]
public sealed partial record MetricIdentifier
{
    [Field("name", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Name { get; init; } = "";

    [Field("selector", 2, Omit = Omit.Never)]
    public Meta.V1.LabelSelector? Selector { get; init; }
}

namespace Dotnetes.Api.Autoscaling.V2;

/// <summary>Scaling on CPU or memory usage of whole pods.</summary>
[ApiType(OpenApi = "io.k8s.api.autoscaling.v2.ResourceMetricSource")]
public sealed partial record ResourceMetricSource
{
    /// <summary>Resource whose usage is measured, such as cpu or memory.</summary>
    [Field("name", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Name { get; init; } = "";

    /// <summary>Usage to hold, as a utilization percentage of requests or as an average quantity.</summary>
    [Field("target", 2, Required = true, Default = "{}")]
    public MetricTarget Target { get; init; } = MetricTarget.Empty;
}

namespace Dotnetes.Api.Autoscaling.V2;

/// <summary>Last reading of CPU or memory usage of whole pods.</summary>
[ApiType(OpenApi = "io.k8s.api.autoscaling.v2.ResourceMetricStatus")]
public sealed partial record ResourceMetricStatus
{
    /// <summary>Resource whose usage was measured, such as cpu or memory.</summary>
    [Field("name", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Name { get; init; } = "";

    /// <summary>Mean usage at the last reading, as a quantity and possibly as a percentage.</summary>
    [Field("current", 2, Required = true, Default = "{}")]
    public MetricValueStatus Current { get; init; } = MetricValueStatus.Empty;
}

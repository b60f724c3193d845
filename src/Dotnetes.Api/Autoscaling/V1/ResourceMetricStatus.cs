namespace Dotnetes.Api.Autoscaling.V1;

/// <summary>Last reading of CPU or memory usage of whole pods.</summary>
[ApiType(OpenApi = "io.k8s.api.autoscaling.v1.ResourceMetricStatus")]
public sealed partial record ResourceMetricStatus
{
    /// <summary>Resource whose usage was measured, such as cpu or memory.</summary>
    [Field("name", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Name { get; init; } = "";

    /// <summary>Mean usage as a percentage of requests; only set when the target is a percentage too.</summary>
    [Field("currentAverageUtilization", 2)]
    public int? CurrentAverageUtilization { get; init; }

    /// <summary>Mean usage per pod as a plain quantity; always filled in.</summary>
    [Field("currentAverageValue", 3, Required = true)]
    public Quantity CurrentAverageValue { get; init; }
}

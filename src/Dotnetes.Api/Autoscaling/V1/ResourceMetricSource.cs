namespace Dotnetes.Api.Autoscaling.V1;

/// <summary>Scaling on CPU or memory usage of whole pods.</summary>
[ApiType(OpenApi = "io.k8s.api.autoscaling.v1.ResourceMetricSource")]
public sealed partial record ResourceMetricSource
{
    /// <summary>Resource whose usage is measured, such as cpu or memory.</summary>
    [Field("name", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Name { get; init; } = "";

    /// <summary>Mean usage to aim for, as a percentage of the amount requested by the pods.</summary>
    [Field("targetAverageUtilization", 2)]
    public int? TargetAverageUtilization { get; init; }

    /// <summary>Mean usage per pod to aim for, as a plain quantity instead of a percentage of requests.</summary>
    [Field("targetAverageValue", 3)]
    public Quantity? TargetAverageValue { get; init; }
}

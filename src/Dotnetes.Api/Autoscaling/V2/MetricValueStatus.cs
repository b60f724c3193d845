namespace Dotnetes.Api.Autoscaling.V2;

/// <summary>A metric reading in the forms that were available.</summary>
[ApiType(OpenApi = "io.k8s.api.autoscaling.v2.MetricValueStatus")]
public sealed partial record MetricValueStatus
{
    /// <summary>Reading of the metric as a whole, as a quantity.</summary>
    [Field("value", 1)]
    public Quantity? Value { get; init; }

    /// <summary>Reading averaged over all relevant pods, as a quantity.</summary>
    [Field("averageValue", 2)]
    public Quantity? AverageValue { get; init; }

    /// <summary>Mean usage as a percentage of the requested amount; only available for resource metrics.</summary>
    [Field("averageUtilization", 3)]
    public int? AverageUtilization { get; init; }
}

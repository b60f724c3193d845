namespace Dotnetes.Api.Autoscaling.V2;

/// <summary>The value of a metric that the autoscaler tries to hold.</summary>
[ApiType(OpenApi = "io.k8s.api.autoscaling.v2.MetricTarget")]
public sealed partial record MetricTarget
{
    /// <summary>How the target is expressed: Utilization, Value or AverageValue; it tells which of the other members is used.</summary>
    [Field("type", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Type { get; init; } = "";

    /// <summary>Target for the metric as a whole, as a quantity; must be positive.</summary>
    [Field("value", 2)]
    public Quantity? Value { get; init; }

    /// <summary>Target for the metric after averaging over all relevant pods, as a quantity.</summary>
    [Field("averageValue", 3)]
    public Quantity? AverageValue { get; init; }

    /// <summary>Target for mean usage as a percentage of the requested amount; valid only for resource metrics.</summary>
    [Field("averageUtilization", 4)]
    public int? AverageUtilization { get; init; }
}

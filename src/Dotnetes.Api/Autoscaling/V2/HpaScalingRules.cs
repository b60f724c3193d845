namespace Dotnetes.Api.Autoscaling.V2;

/// <summary>Smooths and limits the pace of scaling in one direction.</summary>
[ApiType(OpenApi = "io.k8s.api.autoscaling.v2.HPAScalingRules")]
public sealed partial record HpaScalingRules
{
    /// <summary>Seconds of past recommendations to consider before scaling, from 0 to 3600. Defaults to 0 upward and 300 downward.</summary>
    [Field("stabilizationWindowSeconds", 3)]
    public int? StabilizationWindowSeconds { get; init; }

    /// <summary>Which policy counts when several apply: Max (default) allows the largest change, Min the smallest, Disabled stops this direction.</summary>
    [Field("selectPolicy", 1)]
    public string? SelectPolicy { get; init; }

    /// <summary>Limits on the amount of change per period; without any, the defaults for the direction are used.</summary>
    [Field("policies", 2, List = "atomic")]
    public ValueList<HpaScalingPolicy> Policies { get; init; }

    /// <summary>Relative deviation from the target that is ignored, such as 0.05 for five percent; unset uses the cluster-wide default of 10%.</summary>
    [Field("tolerance", 4, Gate = "HPAConfigurableTolerance")]
    public Quantity? Tolerance { get; init; }
}

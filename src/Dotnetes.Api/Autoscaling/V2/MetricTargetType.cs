namespace Dotnetes.Api.Autoscaling.V2;

/// <summary>Whether a target is a utilization in percent, a plain value, or an average per pod.</summary>
public static class MetricTargetType
{
    /// <summary>The value <c>Utilization</c>.</summary>
    public const string Utilization = "Utilization";

    /// <summary>The value <c>Value</c>.</summary>
    public const string Value = "Value";

    /// <summary>The value <c>AverageValue</c>.</summary>
    public const string AverageValue = "AverageValue";
}

namespace Dotnetes.Api.KubeletStats.V1Alpha1;

/// <summary>Whether a metric is a momentary value, a running total, or a change over an interval.</summary>
public static class UserDefinedMetricType
{
    /// <summary>The value <c>gauge</c>.</summary>
    public const string Gauge = "gauge";

    /// <summary>The value <c>cumulative</c>.</summary>
    public const string Cumulative = "cumulative";

    /// <summary>The value <c>delta</c>.</summary>
    public const string Delta = "delta";
}

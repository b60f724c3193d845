namespace Dotnetes.Api.Autoscaling.V2;

/// <summary>Whether a scaling policy limits the change by number of pods or by percentage.</summary>
public static class HpaScalingPolicyType
{
    /// <summary>The value <c>Pods</c>.</summary>
    public const string Pods = "Pods";

    /// <summary>The value <c>Percent</c>.</summary>
    public const string Percent = "Percent";
}

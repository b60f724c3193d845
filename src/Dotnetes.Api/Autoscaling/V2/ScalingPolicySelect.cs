namespace Dotnetes.Api.Autoscaling.V2;

/// <summary>Which of several scaling policies counts: largest change, smallest change, or no scaling in this direction.</summary>
public static class ScalingPolicySelect
{
    /// <summary>The value <c>Max</c>.</summary>
    public const string Max = "Max";

    /// <summary>The value <c>Min</c>.</summary>
    public const string Min = "Min";

    /// <summary>The value <c>Disabled</c>.</summary>
    public const string Disabled = "Disabled";
}

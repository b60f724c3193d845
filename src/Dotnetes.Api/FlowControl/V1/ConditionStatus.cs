namespace Dotnetes.Api.FlowControl.V1;

/// <summary>Whether a condition holds, does not hold, or cannot be determined.</summary>
public static class ConditionStatus
{
    /// <summary>The value <c>True</c>.</summary>
    public const string True = "True";

    /// <summary>The value <c>False</c>.</summary>
    public const string False = "False";

    /// <summary>The value <c>Unknown</c>.</summary>
    public const string Unknown = "Unknown";
}

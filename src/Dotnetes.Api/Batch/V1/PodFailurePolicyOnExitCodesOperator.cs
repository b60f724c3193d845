namespace Dotnetes.Api.Batch.V1;

/// <summary>Whether the exit code must be one of the listed codes or none of them.</summary>
public static class PodFailurePolicyOnExitCodesOperator
{
    /// <summary>The value <c>In</c>.</summary>
    public const string In = "In";

    /// <summary>The value <c>NotIn</c>.</summary>
    public const string NotIn = "NotIn";
}

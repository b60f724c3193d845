namespace Dotnetes.Api.Core.V1;

/// <summary>To what the limits of a limit range item apply: pods, containers or volume claims.</summary>
public static class LimitType
{
    /// <summary>The value <c>Pod</c>.</summary>
    public const string Pod = "Pod";

    /// <summary>The value <c>Container</c>.</summary>
    public const string Container = "Container";

    /// <summary>The value <c>PersistentVolumeClaim</c>.</summary>
    public const string PersistentVolumeClaim = "PersistentVolumeClaim";
}

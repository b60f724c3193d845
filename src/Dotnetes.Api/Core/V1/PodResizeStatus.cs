namespace Dotnetes.Api.Core.V1;

/// <summary>State of a wanted resource change of a pod: under way, postponed, or impossible on this node.</summary>
public static class PodResizeStatus
{
    /// <summary>The value <c>InProgress</c>.</summary>
    public const string InProgress = "InProgress";

    /// <summary>The value <c>Deferred</c>.</summary>
    public const string Deferred = "Deferred";

    /// <summary>The value <c>Infeasible</c>.</summary>
    public const string Infeasible = "Infeasible";
}

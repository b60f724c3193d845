namespace Dotnetes.Api.Core.V1;

/// <summary>How far the resizing of a claim got, on the controller side and on the node.</summary>
public static class ClaimResourceStatus
{
    /// <summary>The value <c>ControllerResizeInProgress</c>.</summary>
    public const string ControllerResizeInProgress = "ControllerResizeInProgress";

    /// <summary>The value <c>ControllerResizeInfeasible</c>.</summary>
    public const string ControllerResizeInfeasible = "ControllerResizeInfeasible";

    /// <summary>The value <c>NodeResizePending</c>.</summary>
    public const string NodeResizePending = "NodeResizePending";

    /// <summary>The value <c>NodeResizeInProgress</c>.</summary>
    public const string NodeResizeInProgress = "NodeResizeInProgress";

    /// <summary>The value <c>NodeResizeInfeasible</c>.</summary>
    public const string NodeResizeInfeasible = "NodeResizeInfeasible";
}

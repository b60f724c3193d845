namespace Dotnetes.Api.Core.V1;

/// <summary>Stage in the life of a node; obsolete and no longer filled in.</summary>
public static class NodePhase
{
    /// <summary>The value <c>Pending</c>.</summary>
    public const string Pending = "Pending";

    /// <summary>The value <c>Running</c>.</summary>
    public const string Running = "Running";

    /// <summary>The value <c>Terminated</c>.</summary>
    public const string Terminated = "Terminated";
}

namespace Dotnetes.Api.Core.V1;

/// <summary>Coarse stage of a pod: not fully started, running, finished well or badly, or out of contact.</summary>
public static class PodPhase
{
    /// <summary>The value <c>Pending</c>.</summary>
    public const string Pending = "Pending";

    /// <summary>The value <c>Running</c>.</summary>
    public const string Running = "Running";

    /// <summary>The value <c>Succeeded</c>.</summary>
    public const string Succeeded = "Succeeded";

    /// <summary>The value <c>Failed</c>.</summary>
    public const string Failed = "Failed";

    /// <summary>The value <c>Unknown</c>.</summary>
    public const string Unknown = "Unknown";
}

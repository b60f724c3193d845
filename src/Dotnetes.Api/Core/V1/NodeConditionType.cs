namespace Dotnetes.Api.Core.V1;

/// <summary>Kind of condition on a node, such as ready or short of memory, disk or process IDs.</summary>
public static class NodeConditionType
{
    /// <summary>The value <c>Ready</c>.</summary>
    public const string Ready = "Ready";

    /// <summary>The value <c>MemoryPressure</c>.</summary>
    public const string MemoryPressure = "MemoryPressure";

    /// <summary>The value <c>DiskPressure</c>.</summary>
    public const string DiskPressure = "DiskPressure";

    /// <summary>The value <c>PIDPressure</c>.</summary>
    public const string PidPressure = "PIDPressure";

    /// <summary>The value <c>NetworkUnavailable</c>.</summary>
    public const string NetworkUnavailable = "NetworkUnavailable";
}

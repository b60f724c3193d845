namespace Dotnetes.Api.Core.V1;

/// <summary>Whether a requested change of volume attributes is waiting, running, or cannot be done.</summary>
public static class PersistentVolumeClaimModifyVolumeStatus
{
    /// <summary>The value <c>Pending</c>.</summary>
    public const string Pending = "Pending";

    /// <summary>The value <c>InProgress</c>.</summary>
    public const string InProgress = "InProgress";

    /// <summary>The value <c>Infeasible</c>.</summary>
    public const string Infeasible = "Infeasible";
}

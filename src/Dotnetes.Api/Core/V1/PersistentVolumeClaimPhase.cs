namespace Dotnetes.Api.Core.V1;

/// <summary>Whether a claim waits for a volume, has one, or has lost the one it had.</summary>
public static class PersistentVolumeClaimPhase
{
    /// <summary>The value <c>Pending</c>.</summary>
    public const string Pending = "Pending";

    /// <summary>The value <c>Bound</c>.</summary>
    public const string Bound = "Bound";

    /// <summary>The value <c>Lost</c>.</summary>
    public const string Lost = "Lost";
}

namespace Dotnetes.Api.Core.V1;

/// <summary>Where a volume stands in its life: being set up, free, claimed, released by its claim, or failed.</summary>
public static class PersistentVolumePhase
{
    /// <summary>The value <c>Pending</c>.</summary>
    public const string Pending = "Pending";

    /// <summary>The value <c>Available</c>.</summary>
    public const string Available = "Available";

    /// <summary>The value <c>Bound</c>.</summary>
    public const string Bound = "Bound";

    /// <summary>The value <c>Released</c>.</summary>
    public const string Released = "Released";

    /// <summary>The value <c>Failed</c>.</summary>
    public const string Failed = "Failed";
}

namespace Dotnetes.Api.Core.V1;

/// <summary>What happens to a volume once its claim is gone: kept, deleted, or (obsolete) wiped for reuse.</summary>
public static class PersistentVolumeReclaimPolicy
{
    /// <summary>The value <c>Recycle</c>.</summary>
    public const string Recycle = "Recycle";

    /// <summary>The value <c>Delete</c>.</summary>
    public const string Delete = "Delete";

    /// <summary>The value <c>Retain</c>.</summary>
    public const string Retain = "Retain";
}

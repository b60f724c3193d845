namespace Dotnetes.Api.Coordination.V1;

/// <summary>Rule by which a leader is picked among the candidates of a lease.</summary>
public static class CoordinatedLeaseStrategy
{
    /// <summary>The value <c>OldestEmulationVersion</c>.</summary>
    public const string OldestEmulationVersion = "OldestEmulationVersion";
}

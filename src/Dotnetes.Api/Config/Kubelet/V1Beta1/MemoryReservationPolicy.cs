namespace Dotnetes.Api.Config.Kubelet.V1Beta1;

/// <summary>Whether memory requests are protected by cgroup settings, in tiers by service quality class.</summary>
public static class MemoryReservationPolicy
{
    /// <summary>The value <c>None</c>.</summary>
    public const string None = "None";

    /// <summary>The value <c>TieredReservation</c>.</summary>
    public const string TieredReservation = "TieredReservation";
}

namespace Dotnetes.Controllers.NodeLifecycle;

/// <summary>How patient the node lifecycle controller is. The defaults are upstream's.</summary>
public sealed record NodeLifecycleOptions
{
    /// <summary>How often all nodes are looked at.</summary>
    public TimeSpan MonitorPeriod { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a node may be silent before it counts as lost.</summary>
    public TimeSpan MonitorGracePeriod { get; init; } = TimeSpan.FromSeconds(50);

    /// <summary>How long a new node may take to say something at all.</summary>
    public TimeSpan StartupGracePeriod { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Nodes of a zone whose pods are evicted per second.</summary>
    public double EvictionRate { get; init; } = 0.1;

    /// <summary>The same in a large zone of which much is lost; in a small one eviction stops.</summary>
    public double SecondaryEvictionRate { get; init; } = 0.01;

    /// <summary>How many nodes a zone has at most to be small.</summary>
    public int LargeZoneThreshold { get; init; } = 50;

    /// <summary>The part of a zone's nodes that must be lost, and more than two of them, for much to be lost.</summary>
    public double UnhealthyZoneThreshold { get; init; } = 0.55;
}

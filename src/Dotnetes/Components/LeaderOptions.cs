namespace Dotnetes.Components;

/// <summary>Whether and how one of several replicas of a component is chosen to lead.</summary>
public sealed record LeaderOptions
{
    /// <summary>Whether one is chosen; a component that is alone need not.</summary>
    public bool Elect { get; init; } = true;

    /// <summary>The namespace of the lease.</summary>
    public string Namespace { get; init; } = "kube-system";

    /// <summary>The name of the lease.</summary>
    public required string Name { get; init; }

    /// <summary>How long a lease is good.</summary>
    public TimeSpan LeaseDuration { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long the leader tries to renew.</summary>
    public TimeSpan RenewDeadline { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The time between two tries.</summary>
    public TimeSpan RetryPeriod { get; init; } = TimeSpan.FromSeconds(2);
}

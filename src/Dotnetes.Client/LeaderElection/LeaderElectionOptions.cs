namespace Dotnetes.Client.LeaderElection;

/// <summary>How one of several replicas is made the leader. The defaults are upstream's.</summary>
public sealed record LeaderElectionOptions
{
    /// <summary>The namespace of the lease.</summary>
    public string Namespace { get; init; } = "kube-system";

    /// <summary>The name of the lease.</summary>
    public required string Name { get; init; }

    /// <summary>What tells this replica from the others.</summary>
    public required string Identity { get; init; }

    /// <summary>How long others wait after they last saw a renewal before they take over. Whole seconds, longer than <see cref="RenewDeadline"/>.</summary>
    public TimeSpan LeaseDuration { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long the leader tries to renew before it gives up. Longer than 1.2 times <see cref="RetryPeriod"/>.</summary>
    public TimeSpan RenewDeadline { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The time between two tries.</summary>
    public TimeSpan RetryPeriod { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Whether a leader that is cancelled frees the lease, so that the next one need not wait.</summary>
    public bool ReleaseOnCancel { get; init; } = true;
}

using Dotnetes.Client.LeaderElection;
using Dotnetes.Machinery.Serving;

namespace Dotnetes.Components;

/// <summary>Tells the health of a component, which is served before the component stands for election, how the election goes. Safe for concurrent use.</summary>
public sealed class LeaderWatch
{
    // How long a leader that lost its lease may take to end.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    private LeaderElector? _elector;

    /// <summary>Fails when this replica leads by a lease that ran out.</summary>
    public HealthCheck Check => HealthCheck.Of("leaderElection", () => Volatile.Read(ref _elector)?.Problem(s_patience) ?? "");

    /// <summary>Watches an elector from now on.</summary>
    public void Follow(LeaderElector elector) => Volatile.Write(ref _elector, elector);
}

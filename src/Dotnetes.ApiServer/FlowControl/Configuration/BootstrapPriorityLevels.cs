using Dotnetes.Api.FlowControl.V1;
using Dotnetes.Api.Meta.V1;

namespace Dotnetes.ApiServer.FlowControl.Configuration;

/// <summary>The priority levels that every cluster has.</summary>
internal static class BootstrapPriorityLevels
{
    /// <summary>The name of the level without limits.</summary>
    public const string ExemptName = "exempt";

    /// <summary>The name of the level of what matches nothing else.</summary>
    public const string CatchAllName = "catch-all";

    /// <summary>The level without limits.</summary>
    public static PriorityLevelConfiguration Exempt { get; } = Make(
        ExemptName,
        new() { Type = PriorityLevelEnablement.Exempt, Exempt = new() { NominalConcurrencyShares = 0, LendablePercent = 0 } });

    /// <summary>The level of what matches nothing else.</summary>
    public static PriorityLevelConfiguration CatchAll { get; } = Limited(CatchAllName, shares: 5, lendable: 0, null);

    /// <summary>Those without which requests have nowhere to go; changes of them are undone.</summary>
    public static IReadOnlyList<PriorityLevelConfiguration> Mandatory { get; } = [Exempt, CatchAll];

    /// <summary>Those with which a cluster starts; administrators may change them.</summary>
    public static IReadOnlyList<PriorityLevelConfiguration> Suggested { get; } =
    [
        Limited("system", shares: 30, lendable: 33, Queues(64)),
        Limited("node-high", shares: 40, lendable: 25, Queues(64)),
        Limited("leader-election", shares: 10, lendable: 0, Queues(16, handSize: 4)),
        Limited("workload-high", shares: 40, lendable: 50, Queues(128)),
        Limited("workload-low", shares: 100, lendable: 90, Queues(128)),
        Limited("global-default", shares: 20, lendable: 50, Queues(128)),
    ];

    private static QueuingConfiguration Queues(int count, int handSize = 6) => new() { Queues = count, HandSize = handSize, QueueLengthLimit = 50 };

    private static PriorityLevelConfiguration Limited(string name, int shares, int lendable, QueuingConfiguration? queuing) => Make(name, new()
    {
        Type = PriorityLevelEnablement.Limited,
        Limited = new()
        {
            NominalConcurrencyShares = shares,
            LendablePercent = lendable,
            LimitResponse = new() { Type = queuing is null ? LimitResponseType.Reject : LimitResponseType.Queue, Queuing = queuing },
        },
    });

    private static PriorityLevelConfiguration Make(string name, PriorityLevelConfigurationSpec spec) => new()
    {
        Metadata = new ObjectMeta { Name = name, Annotations = BootstrapFlowControl.UpdatedByServer },
        Spec = spec,
    };
}

using System.Collections.Concurrent;
using Dotnetes.Api.FlowControl.V1;
using Dotnetes.ApiServer.FlowControl.Queuing;

namespace Dotnetes.ApiServer.FlowControl.Configuration;

/// <summary>A priority level that works. What can change is changed by the <see cref="FlowController"/> alone, under its lock.</summary>
/// <param name="name">The name.</param>
/// <param name="time">The clock.</param>
/// <param name="metrics">Where flows are reported.</param>
internal sealed class PriorityLevel(string name, TimeProvider time, FlowControlMetrics metrics)
{
    private readonly ConcurrentDictionary<string, FlowLane> _lanes = new(StringComparer.Ordinal);
    private volatile PriorityLevelConfiguration _configuration = PriorityLevelConfiguration.Empty;

    /// <summary>The name.</summary>
    public string Name => name;

    /// <summary>The object that describes it, or described it until it was deleted.</summary>
    public PriorityLevelConfiguration Configuration
    {
        get => _configuration;
        set => _configuration = value;
    }

    /// <summary>Whether it has no limits.</summary>
    public bool IsExempt => name == BootstrapPriorityLevels.ExemptName;

    /// <summary>Its seats and queues.</summary>
    public QueueSet Queues { get; } = new(time);

    /// <summary>When those who were turned away are told to come again.</summary>
    public RetryAdvice Advice { get; } = new();

    /// <summary>Its shares of the server.</summary>
    public int Shares => (IsExempt ? Configuration.Spec.Exempt?.NominalConcurrencyShares : Configuration.Spec.Limited?.NominalConcurrencyShares) ?? 0;

    /// <summary>The percentage of its seats that others may have while it does not need them.</summary>
    public int LendablePercent => (IsExempt ? Configuration.Spec.Exempt?.LendablePercent : Configuration.Spec.Limited?.LendablePercent) ?? 0;

    /// <summary>The percentage of its seats that it may have of others; null for as many as there are.</summary>
    public int? BorrowingPercent => IsExempt ? null : Configuration.Spec.Limited?.BorrowingLimitPercent;

    /// <summary>Its seats by its shares.</summary>
    public int NominalSeats { get; set; }

    /// <summary>The seats that it always has.</summary>
    public int MinSeats { get; set; }

    /// <summary>The seats that it can have at most.</summary>
    public int MaxSeats { get; set; }

    /// <summary>The seats that it has at the moment.</summary>
    public int CurrentSeats { get; set; }

    /// <summary>The most seats that one request is estimated at; zero where there are no queues that a wide request could block.</summary>
    public int MaxSeatsOfRequest { get; set; }

    /// <summary>Whether it was deleted and only finishes what it has.</summary>
    public bool IsQuiescing { get; set; }

    /// <summary>Whether it has been given seats before.</summary>
    public bool IsRunning { get; set; }

    /// <summary>The demand in the last period.</summary>
    public SeatDemand Demand { get; set; }

    /// <summary>The demand over the last minutes: rises at once and falls slowly.</summary>
    public double SmoothedDemand { get; set; }

    /// <summary>The seats that it was meant to get.</summary>
    public double Target { get; set; }

    /// <summary>The lanes of all schemas that have sent requests here.</summary>
    public IEnumerable<FlowLane> Lanes => _lanes.Values.OrderBy(l => l.Statistics.Schema, StringComparer.Ordinal);

    /// <summary>The lane of a flow schema.</summary>
    public FlowLane LaneOf(string schema) => _lanes.GetOrAdd(schema, static (s, level) => level.NewLane(s), this);

    private FlowLane NewLane(string schema) => new(new FlowStatistics(schema), metrics.LaneOf(schema, name));
}

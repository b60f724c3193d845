using Dotnetes.ApiServer.Authentication;
using Dotnetes.ApiServer.Pipeline;

namespace Dotnetes.ApiServer.FlowControl.Queuing;

/// <summary>A request at a priority level. What can change is guarded by the lock of the level's <see cref="QueueSet"/>.</summary>
internal sealed class FlowTicket
{
    /// <summary>What the request is counted under: its flow schema at its level.</summary>
    public required FlowStatistics Flow { get; init; }

    /// <summary>What sets the flow apart from others of the schema.</summary>
    public string Distinguisher { get; init; } = "";

    /// <summary>Method and path, for dumps.</summary>
    public RequestInfo? Info { get; init; }

    /// <summary>The sender, for dumps.</summary>
    public UserInfo? User { get; init; }

    /// <summary>The estimated work; shortened when a level has too few seats for it.</summary>
    public required WorkEstimate Work { get; set; }

    /// <summary>How far it has come.</summary>
    public TicketState State { get; set; }

    /// <summary>The queue; null where the level has none.</summary>
    public FlowQueue? Queue { get; set; }

    /// <summary>The whole estimated work in <see cref="SeatSeconds"/>.</summary>
    public long TotalWork { get; set; }

    /// <summary>The meter of progress at its arrival.</summary>
    public long ArrivalR { get; set; }

    /// <summary>The timestamp of its arrival.</summary>
    public long Arrived { get; set; }

    /// <summary>The timestamp at which it got its seats; zero before.</summary>
    public long Started { get; set; }

    /// <summary>The timestamp at which it ended; zero before.</summary>
    public long Ended { get; set; }

    /// <summary>The length of its queue when it had joined it.</summary>
    public int QueueLength { get; set; }

    /// <summary>Done when it gets its seats; null when it never had to wait.</summary>
    public TaskCompletionSource? Seated { get; set; }

    /// <summary>Ends the time after the answer.</summary>
    public ITimer? Linger { get; set; }

    /// <summary>The neighbour in the list that it is in.</summary>
    public FlowTicket? Previous { get; set; }

    /// <summary>The neighbour in the list that it is in.</summary>
    public FlowTicket? Next { get; set; }
}

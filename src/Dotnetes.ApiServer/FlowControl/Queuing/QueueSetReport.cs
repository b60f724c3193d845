namespace Dotnetes.ApiServer.FlowControl.Queuing;

/// <summary>The state of a priority level at one moment.</summary>
internal sealed record QueueSetReport
{
    /// <summary>The requests that wait.</summary>
    public int Waiting { get; init; }

    /// <summary>The requests that run.</summary>
    public int Executing { get; init; }

    /// <summary>The seats that are taken.</summary>
    public int SeatsInUse { get; init; }

    /// <summary>The seats for which requests wait.</summary>
    public int SeatsWaiting { get; init; }

    /// <summary>How many requests got their seats.</summary>
    public long Dispatched { get; init; }

    /// <summary>How many were turned away.</summary>
    public long Rejected { get; init; }

    /// <summary>How many of those had waited.</summary>
    public long Cancelled { get; init; }

    /// <summary>How often the meter of progress was set back.</summary>
    public long Epochs { get; init; }

    /// <summary>The meter of progress.</summary>
    public long Progress { get; init; }

    /// <summary>The meter at the last dispatch.</summary>
    public long DispatchProgress { get; init; }

    /// <summary>Where the last dispatched request started in the order of the queues.</summary>
    public long LatestStart { get; init; }

    /// <summary>The first and the last of the starts that came next at the last dispatch from a queue; and the same less the work that was going on.</summary>
    public (long Min, long Max, long DiscountedMin, long DiscountedMax) NextStarts { get; init; }

    /// <summary>The queues; empty when they were not asked for.</summary>
    public IReadOnlyList<QueueReport> Queues { get; init; } = [];

    /// <summary>The requests that run and came from no queue; empty when they were not asked for.</summary>
    public IReadOnlyList<RequestReport> Unqueued { get; init; } = [];
}

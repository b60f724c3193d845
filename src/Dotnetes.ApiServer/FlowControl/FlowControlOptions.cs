namespace Dotnetes.ApiServer.FlowControl;

/// <summary>How a server keeps its clients from overloading it and from starving each other.</summary>
public sealed record FlowControlOptions
{
    /// <summary>Whether priority and fairness divide the server (KEP-1040); otherwise requests are only counted.</summary>
    public bool PriorityAndFairness { get; init; } = true;

    /// <summary>How many requests that only read may run at once; with priority and fairness a part of the server's seats. Without them zero means no limit.</summary>
    public int MaxRequestsInFlight { get; init; } = 400;

    /// <summary>The same for requests that write.</summary>
    public int MaxMutatingRequestsInFlight { get; init; } = 200;

    /// <summary>How long a request may take that is neither a watch nor a connection; clients may ask for less with <c>timeout</c>.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a watch lasts at least when its client names no time; at most twice as long.</summary>
    public TimeSpan MinWatchTime { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>The part of requests over HTTP/2 after which the connection is closed, so that clients spread over several servers; from 0 to 0.02.</summary>
    public double GoawayChance { get; init; }

    /// <summary>All seats of the server.</summary>
    public int TotalSeats => MaxRequestsInFlight + MaxMutatingRequestsInFlight;
}

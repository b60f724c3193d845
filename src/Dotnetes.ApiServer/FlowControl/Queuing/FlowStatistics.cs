namespace Dotnetes.ApiServer.FlowControl.Queuing;

/// <summary>What goes on in the requests of one flow schema at one priority level. Guarded by the lock of the level's <see cref="QueueSet"/>.</summary>
/// <param name="schema">The name of the schema.</param>
internal sealed class FlowStatistics(string schema)
{
    /// <summary>The name of the schema.</summary>
    public string Schema => schema;

    /// <summary>The requests that run.</summary>
    public int Executing { get; set; }

    /// <summary>The seats that are taken.</summary>
    public int ExecutingSeats { get; set; }

    /// <summary>The requests that wait.</summary>
    public int Waiting { get; set; }

    /// <summary>The seats for which they wait.</summary>
    public int WaitingSeats { get; set; }

    /// <summary>How many requests got their seats.</summary>
    public long Dispatched { get; set; }

    /// <summary>How often a request was next and there were too few seats for it.</summary>
    public long Unaccommodated { get; set; }

    /// <summary>How many requests were turned away, by <see cref="RejectReason"/>.</summary>
    public long[] Rejected { get; } = new long[3];
}

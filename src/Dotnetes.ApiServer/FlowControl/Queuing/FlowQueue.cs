namespace Dotnetes.ApiServer.FlowControl.Queuing;

/// <summary>One of the queues of a priority level. Guarded by the lock of its <see cref="QueueSet"/>.</summary>
/// <param name="index">Its number.</param>
internal sealed class FlowQueue(int index)
{
    /// <summary>Its number.</summary>
    public int Index => index;

    /// <summary>What waits in it, the oldest first.</summary>
    public TicketList Waiting { get; } = new();

    /// <summary>What came from it and runs.</summary>
    public TicketList Executing { get; } = new();

    /// <summary>The meter of progress at which its next request would start if all queues were served at once, each with an equal part of the seats.</summary>
    public long NextDispatchR { get; set; }

    /// <summary>The seats of what came from it.</summary>
    public int SeatsInUse { get; set; }

    /// <summary>The work of all that waits.</summary>
    public long WaitingWork { get; set; }

    /// <summary>Where it stands among the queues in which something waits; negative when nothing does.</summary>
    public int BacklogIndex { get; set; } = -1;

    /// <summary>Whether it was counted as active.</summary>
    public bool IsCounted { get; set; }

    /// <summary>Whether something waits or runs.</summary>
    public bool IsActive => Waiting.Count > 0 || Executing.Count > 0;
}

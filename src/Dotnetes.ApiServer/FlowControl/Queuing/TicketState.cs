namespace Dotnetes.ApiServer.FlowControl.Queuing;

/// <summary>How far a request has come.</summary>
internal enum TicketState
{
    /// <summary>It has not been to the queues.</summary>
    New,

    /// <summary>It stands in a queue.</summary>
    Waiting,

    /// <summary>It has its seats and runs.</summary>
    Executing,

    /// <summary>It was answered; its seats are taken until its effects are over.</summary>
    Lingering,

    /// <summary>It is over.</summary>
    Done,

    /// <summary>It was turned away.</summary>
    Rejected,
}

namespace Dotnetes.ApiServer.FlowControl.Queuing;

/// <summary>Why a request was turned away.</summary>
internal enum RejectReason
{
    /// <summary>The level has no queues and no free seats.</summary>
    ConcurrencyLimit,

    /// <summary>Its queue is full.</summary>
    QueueFull,

    /// <summary>It has waited for too long, or its client went away.</summary>
    TimeOut,
}

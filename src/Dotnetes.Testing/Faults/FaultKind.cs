namespace Dotnetes.Testing.Faults;

/// <summary>What goes wrong with a request.</summary>
internal enum FaultKind
{
    /// <summary>The server answers with a Status.</summary>
    Refused,

    /// <summary>The request never arrives.</summary>
    RequestLost,

    /// <summary>The request takes effect, but its answer never arrives.</summary>
    ResponseLost,

    /// <summary>The request arrives late, or the events of a watch do.</summary>
    Delayed,

    /// <summary>The answer comes late.</summary>
    Slow,

    /// <summary>The events of a watch come twice.</summary>
    Repeated,

    /// <summary>A watch ends.</summary>
    WatchEnds,
}

using Dotnetes.ApiServer.FlowControl.Configuration;
using Dotnetes.ApiServer.FlowControl.Queuing;

namespace Dotnetes.ApiServer.FlowControl;

/// <summary>What a request got at the gate: seats until it is disposed, or the advice to come again. The default value lets pass without counting.</summary>
internal readonly struct FlowPass : IDisposable
{
    private readonly RequestGate? _gate;
    private readonly FlowTicket? _ticket;
    private readonly InFlightLimit? _counter;
    private readonly WatchCounts.Key? _watch;
    private readonly RequestKind _kind;

    /// <summary>Seats at a priority level, or none when the ticket was rejected.</summary>
    public FlowPass(RequestGate gate, FlowSchemaEntry schema, FlowTicket ticket, RequestKind kind, WatchCounts.Key? watch, int retryAfterSeconds)
    {
        _gate = gate;
        Schema = schema;
        _ticket = ticket;
        _kind = kind;
        _watch = watch;
        RetryAfterSeconds = retryAfterSeconds;
    }

    /// <summary>A place among the requests of its kind.</summary>
    public FlowPass(RequestGate gate, InFlightLimit counter, RequestKind kind)
    {
        _gate = gate;
        _counter = counter;
        _kind = kind;
    }

    /// <summary>No place.</summary>
    public FlowPass(int retryAfterSeconds) => RetryAfterSeconds = retryAfterSeconds;

    /// <summary>The flow schema that the request fell under; null where there is none.</summary>
    public FlowSchemaEntry? Schema { get; }

    /// <summary>After how many seconds to come again; zero when the request may run.</summary>
    public int RetryAfterSeconds { get; }

    /// <summary>Whether the request may not run.</summary>
    public bool IsRejected => RetryAfterSeconds > 0;

    /// <summary>Gives the seats back: a watch has begun, what follows is not counted.</summary>
    public void EndOfBeginning()
    {
        if (_ticket is not null && !IsRejected)
        {
            _gate!.Exit(Schema!, _ticket, _kind);
        }
    }

    /// <summary>Ends the request.</summary>
    public void Dispose()
    {
        EndOfBeginning();
        if (_counter is not null)
        {
            _gate!.Exit(_counter, _kind);
        }

        if (_watch is { } watch)
        {
            _gate!.Watches.Remove(watch);
        }
    }
}

using Dotnetes.Api.Meta.V1;

namespace Dotnetes.Testing.Faults;

/// <summary>What goes wrong with a request.</summary>
public sealed record FaultEffect
{
    private FaultEffect(FaultKind kind) => Kind = kind;

    internal FaultKind Kind { get; }

    internal Status? Status { get; init; }

    internal TimeSpan Time { get; init; }

    internal WatchEnding Ending { get; init; }

    /// <summary>409: somebody else changed the object meanwhile.</summary>
    public static FaultEffect Conflict { get; } = Refuse(409, "Conflict", "Operation cannot be fulfilled: the object has been modified; please apply your changes to the latest version and try again");

    /// <summary>410: the resource version is too old.</summary>
    public static FaultEffect Gone { get; } = Refuse(410, "Expired", "The resourceVersion for the provided list is too old.");

    /// <summary>500.</summary>
    public static FaultEffect InternalError { get; } = Refuse(500, "InternalError", "Internal error occurred: a fault was asked for");

    /// <summary>503.</summary>
    public static FaultEffect Unavailable { get; } = Refuse(503, "ServiceUnavailable", "the server is currently unable to handle the request");

    /// <summary>The connection breaks before the request arrives.</summary>
    public static FaultEffect LoseRequest { get; } = new(FaultKind.RequestLost);

    /// <summary>The request takes effect, then the connection breaks.</summary>
    public static FaultEffect LoseResponse { get; } = new(FaultKind.ResponseLost);

    /// <summary>Each event of a watch comes twice, the same object of the same version: all that the protocol allows to repeat.</summary>
    public static FaultEffect Repeat { get; } = new(FaultKind.Repeated);

    /// <summary>429: the client shall come again later.</summary>
    /// <param name="retryAfterSeconds">When, in seconds.</param>
    public static FaultEffect TooManyRequests(int retryAfterSeconds = 1)
    {
        var effect = Refuse(429, "TooManyRequests", "Too many requests, please try again later.");
        return effect with { Status = effect.Status! with { Details = new StatusDetails { RetryAfterSeconds = retryAfterSeconds } } };
    }

    /// <summary>Any answer.</summary>
    /// <param name="code">The HTTP status code.</param>
    /// <param name="reason">The reason for machines.</param>
    /// <param name="message">The reason for people.</param>
    public static FaultEffect Refuse(int code, string reason, string message) =>
        new(FaultKind.Refused) { Status = new() { StatusValue = "Failure", Code = code, Reason = reason, Message = message } };

    /// <summary>The request arrives late; of a watch, each event does.</summary>
    public static FaultEffect Delay(TimeSpan time) => new(FaultKind.Delayed) { Time = time };

    /// <summary>The request is done at once, but its answer comes late.</summary>
    public static FaultEffect Slow(TimeSpan time) => new(FaultKind.Slow) { Time = time };

    /// <summary>A watch ends some time after it was opened.</summary>
    public static FaultEffect EndWatch(WatchEnding ending, TimeSpan after = default) => new(FaultKind.WatchEnds) { Ending = ending, Time = after };
}

namespace Dotnetes.Grpc.Server;

/// <summary>What holds for all methods of a <see cref="GrpcRouter"/>.</summary>
public sealed record GrpcRouterOptions
{
    /// <summary>The size of the largest message accepted when nothing else is said: 4 MiB, as in the other implementations.</summary>
    public const int DefaultMaxReceiveMessageBytes = 4 * 1024 * 1024;

    /// <summary>The largest request message accepted, in bytes; larger ones end the call with RESOURCE_EXHAUSTED.</summary>
    public int MaxReceiveMessageBytes { get; init; } = DefaultMaxReceiveMessageBytes;

    /// <summary>The clock of deadlines.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>
    /// Runs before every handler, before the request is read: authentication, say. It throws <see cref="GrpcException"/> to refuse the call.
    /// </summary>
    public Func<GrpcServerContext, ValueTask>? Admission { get; init; }
}

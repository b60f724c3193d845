namespace Dotnetes.Grpc.Client;

/// <summary>What holds for all calls of a channel.</summary>
public sealed record GrpcChannelOptions
{
    /// <summary>The size of the largest message accepted when nothing else is said: 4 MiB, as in the other implementations.</summary>
    public const int DefaultMaxReceiveMessageBytes = 4 * 1024 * 1024;

    /// <summary>TLS for <c>https://</c> addresses, and for unix sockets when set. Null for <c>https://</c> means the system's defaults.</summary>
    public GrpcTlsOptions? Tls { get; init; }

    /// <summary>The largest response message accepted, in bytes; larger ones end the call with RESOURCE_EXHAUSTED.</summary>
    public int MaxReceiveMessageBytes { get; init; } = DefaultMaxReceiveMessageBytes;

    /// <summary>The timeout of calls that set none; null means none.</summary>
    public TimeSpan? DefaultTimeout { get; init; }

    /// <summary>How long a connection attempt may take.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>
    /// How long a connection with calls in progress may be silent before it is pinged; null never pings. Servers close connections
    /// that ping too often (Go servers: more than once in 5 minutes, unless told otherwise; etcd: in 5 seconds).
    /// </summary>
    public TimeSpan? KeepAliveTime { get; init; }

    /// <summary>How long a ping may stay unanswered before the connection counts as broken.</summary>
    public TimeSpan KeepAliveTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Metadata sent with every call.</summary>
    public GrpcMetadata Metadata { get; init; } = GrpcMetadata.Empty;

    /// <summary>
    /// The <c>:authority</c> to send, which is also the name that the server's certificate must carry; null means the host of the
    /// address, <c>localhost</c> on unix sockets.
    /// </summary>
    public string? Authority { get; init; }

    /// <summary>The <c>user-agent</c> to send.</summary>
    public string UserAgent { get; init; } = "grpc-dotnetes/0.1.0";

    /// <summary>The clock of deadlines.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}

namespace Dotnetes.Grpc.Client;

/// <summary>What holds for one call.</summary>
public sealed record GrpcCallOptions
{
    /// <summary>Metadata sent after that of the channel.</summary>
    public GrpcMetadata Metadata { get; init; } = GrpcMetadata.Empty;

    /// <summary>
    /// How long the whole call may take; then it ends with DEADLINE_EXCEEDED on both sides. Null means the channel's default;
    /// <see cref="Timeout.InfiniteTimeSpan"/> means none although the channel has a default.
    /// </summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>The largest response message accepted, in bytes; null means that of the channel.</summary>
    public int? MaxReceiveMessageBytes { get; init; }
}

using Dotnetes.Serialization;

namespace Dotnetes.Grpc;

/// <summary>
/// A call that ended with a status other than OK. The client throws it for every failure except the caller's own cancellation
/// (that is an <see cref="OperationCanceledException"/>); a server handler throws it to end its call with that status.
/// </summary>
public sealed class GrpcException : Exception
{
    /// <summary>Creates the error.</summary>
    /// <param name="code">Any code but <see cref="GrpcStatusCode.Ok"/>.</param>
    /// <param name="message">The <c>grpc-message</c>, shown to the peer as it is.</param>
    /// <param name="innerException">The cause on this side; it never travels.</param>
    public GrpcException(GrpcStatusCode code, string message, Exception? innerException = null)
        : base(message, innerException)
    {
        if (code == GrpcStatusCode.Ok)
        {
            throw new ArgumentException("OK is not an error", nameof(code));
        }

        Code = code;
    }

    /// <summary>What kind of failure it is.</summary>
    public GrpcStatusCode Code { get; }

    /// <summary>Metadata that came, or shall go, with the status.</summary>
    public GrpcMetadata Trailers { get; init; } = GrpcMetadata.Empty;

    /// <summary>The encoded <c>google.rpc.Status</c> of the <c>grpc-status-details-bin</c> trailer; empty when there was none.</summary>
    public ByteString Details { get; init; }

    /// <summary>
    /// On the client: whether the request certainly never left this process (name resolution, connecting or the TLS handshake failed),
    /// so that repeating it, here or elsewhere, cannot apply it twice.
    /// </summary>
    public bool NeverSent { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Code}: {base.ToString()}";
}

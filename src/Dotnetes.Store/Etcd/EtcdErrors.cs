using Dotnetes.Grpc;

namespace Dotnetes.Store.Etcd;

/// <summary>What etcd's gRPC statuses mean.</summary>
internal static class EtcdErrors
{
    private const string NoLeader = "etcdserver: no leader";

    /// <summary>The credentials must be renewed, and the request can then be sent again.</summary>
    public static bool IsTokenExpired(GrpcException e) =>
        e.Code == GrpcStatusCode.Unauthenticated || e.Message is "etcdserver: revision of auth store is old" or "etcdserver: invalid auth token";

    /// <summary>The member could not answer; another, or this one later, may.</summary>
    public static bool IsMemberFailure(GrpcException e) => e.Code == GrpcStatusCode.Unavailable;

    /// <summary>The request certainly had no effect, although the member failed.</summary>
    public static bool HadNoEffect(GrpcException e) => e.NeverSent || e.Message == NoLeader;

    /// <summary>Whether a watch that the member cancelled for this reason can be resumed, here or on another member.</summary>
    public static bool IsMemberFailure(string cancelReason) => cancelReason.Contains("no leader", StringComparison.Ordinal);

    /// <summary>The error of the store's contract.</summary>
    /// <param name="e">What the member answered, or how the call failed.</param>
    /// <param name="repeatable">Whether the request changes nothing; otherwise a lost connection leaves it open whether it was carried out.</param>
    public static StoreException Translate(GrpcException e, bool repeatable)
    {
        if (StoreErrors.FromMessage(e.Message) is { } known)
        {
            return new(known, e.Message, e);
        }

        var error = e.Code switch
        {
            GrpcStatusCode.Unavailable when e.Message.StartsWith("etcdserver: request timed out", StringComparison.Ordinal) => StoreError.Timeout,
            GrpcStatusCode.Unavailable when repeatable || HadNoEffect(e) => StoreError.Unavailable,
            GrpcStatusCode.Unavailable or GrpcStatusCode.DeadlineExceeded or GrpcStatusCode.Cancelled => StoreError.Timeout,
            GrpcStatusCode.ResourceExhausted when e.Message.Contains("larger than max", StringComparison.Ordinal) => StoreError.RequestTooLarge,
            GrpcStatusCode.ResourceExhausted => StoreError.TooManyRequests,
            GrpcStatusCode.Unauthenticated => StoreError.Unauthenticated,
            GrpcStatusCode.InvalidArgument when e.Message.StartsWith("etcdserver: authentication failed", StringComparison.Ordinal) =>
                StoreError.Unauthenticated,
            GrpcStatusCode.PermissionDenied => StoreError.PermissionDenied,
            GrpcStatusCode.DataLoss => StoreError.Corrupt,
            _ => StoreError.Unknown,
        };
        return new(error, e.Message, e);
    }
}

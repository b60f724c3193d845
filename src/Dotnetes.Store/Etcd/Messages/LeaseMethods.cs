using Dotnetes.Grpc;

namespace Dotnetes.Store.Etcd.Messages;

/// <summary>The methods of the gRPC service etcdserverpb.Lease.</summary>
public static class LeaseMethods
{
    /// <summary>The method <c>LeaseGrant</c>.</summary>
    public static GrpcMethod<LeaseGrantRequest, LeaseGrantResponse> LeaseGrant { get; } = new("etcdserverpb.Lease", "LeaseGrant", GrpcMethodType.Unary);

    /// <summary>The method <c>LeaseRevoke</c>.</summary>
    public static GrpcMethod<LeaseRevokeRequest, LeaseRevokeResponse> LeaseRevoke { get; } = new("etcdserverpb.Lease", "LeaseRevoke", GrpcMethodType.Unary);

    /// <summary>The method <c>LeaseKeepAlive</c>.</summary>
    public static GrpcMethod<LeaseKeepAliveRequest, LeaseKeepAliveResponse> LeaseKeepAlive { get; } = new("etcdserverpb.Lease", "LeaseKeepAlive", GrpcMethodType.Bidi);

    /// <summary>The method <c>LeaseTimeToLive</c>.</summary>
    public static GrpcMethod<LeaseTimeToLiveRequest, LeaseTimeToLiveResponse> LeaseTimeToLive { get; } = new("etcdserverpb.Lease", "LeaseTimeToLive", GrpcMethodType.Unary);

    /// <summary>The method <c>LeaseLeases</c>.</summary>
    public static GrpcMethod<LeaseLeasesRequest, LeaseLeasesResponse> LeaseLeases { get; } = new("etcdserverpb.Lease", "LeaseLeases", GrpcMethodType.Unary);
}

using Dotnetes.Grpc;

namespace Dotnetes.Store.Etcd.Messages;

/// <summary>The methods of the gRPC service etcdserverpb.Watch.</summary>
public static class WatchMethods
{
    /// <summary>The method <c>Watch</c>.</summary>
    public static GrpcMethod<WatchRequest, WatchResponse> Watch { get; } = new("etcdserverpb.Watch", "Watch", GrpcMethodType.Bidi);
}

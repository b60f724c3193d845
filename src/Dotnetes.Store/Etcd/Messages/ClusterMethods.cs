using Dotnetes.Grpc;

namespace Dotnetes.Store.Etcd.Messages;

/// <summary>The methods of the gRPC service etcdserverpb.Cluster.</summary>
public static class ClusterMethods
{
    /// <summary>The method <c>MemberAdd</c>.</summary>
    public static GrpcMethod<MemberAddRequest, MemberAddResponse> MemberAdd { get; } = new("etcdserverpb.Cluster", "MemberAdd", GrpcMethodType.Unary);

    /// <summary>The method <c>MemberRemove</c>.</summary>
    public static GrpcMethod<MemberRemoveRequest, MemberRemoveResponse> MemberRemove { get; } = new("etcdserverpb.Cluster", "MemberRemove", GrpcMethodType.Unary);

    /// <summary>The method <c>MemberUpdate</c>.</summary>
    public static GrpcMethod<MemberUpdateRequest, MemberUpdateResponse> MemberUpdate { get; } = new("etcdserverpb.Cluster", "MemberUpdate", GrpcMethodType.Unary);

    /// <summary>The method <c>MemberList</c>.</summary>
    public static GrpcMethod<MemberListRequest, MemberListResponse> MemberList { get; } = new("etcdserverpb.Cluster", "MemberList", GrpcMethodType.Unary);

    /// <summary>The method <c>MemberPromote</c>.</summary>
    public static GrpcMethod<MemberPromoteRequest, MemberPromoteResponse> MemberPromote { get; } = new("etcdserverpb.Cluster", "MemberPromote", GrpcMethodType.Unary);
}

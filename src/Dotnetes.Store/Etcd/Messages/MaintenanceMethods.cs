using Dotnetes.Grpc;

namespace Dotnetes.Store.Etcd.Messages;

/// <summary>The methods of the gRPC service etcdserverpb.Maintenance.</summary>
public static class MaintenanceMethods
{
    /// <summary>The method <c>Alarm</c>.</summary>
    public static GrpcMethod<AlarmRequest, AlarmResponse> Alarm { get; } = new("etcdserverpb.Maintenance", "Alarm", GrpcMethodType.Unary);

    /// <summary>The method <c>Status</c>.</summary>
    public static GrpcMethod<StatusRequest, StatusResponse> Status { get; } = new("etcdserverpb.Maintenance", "Status", GrpcMethodType.Unary);

    /// <summary>The method <c>Defragment</c>.</summary>
    public static GrpcMethod<DefragmentRequest, DefragmentResponse> Defragment { get; } = new("etcdserverpb.Maintenance", "Defragment", GrpcMethodType.Unary);

    /// <summary>The method <c>Hash</c>.</summary>
    public static GrpcMethod<HashRequest, HashResponse> Hash { get; } = new("etcdserverpb.Maintenance", "Hash", GrpcMethodType.Unary);

    /// <summary>The method <c>HashKV</c>.</summary>
    public static GrpcMethod<HashKVRequest, HashKVResponse> HashKV { get; } = new("etcdserverpb.Maintenance", "HashKV", GrpcMethodType.Unary);

    /// <summary>The method <c>Snapshot</c>.</summary>
    public static GrpcMethod<SnapshotRequest, SnapshotResponse> Snapshot { get; } = new("etcdserverpb.Maintenance", "Snapshot", GrpcMethodType.ServerStream);

    /// <summary>The method <c>MoveLeader</c>.</summary>
    public static GrpcMethod<MoveLeaderRequest, MoveLeaderResponse> MoveLeader { get; } = new("etcdserverpb.Maintenance", "MoveLeader", GrpcMethodType.Unary);

    /// <summary>The method <c>Downgrade</c>.</summary>
    public static GrpcMethod<DowngradeRequest, DowngradeResponse> Downgrade { get; } = new("etcdserverpb.Maintenance", "Downgrade", GrpcMethodType.Unary);
}

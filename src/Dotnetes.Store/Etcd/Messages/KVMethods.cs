using Dotnetes.Grpc;

namespace Dotnetes.Store.Etcd.Messages;

/// <summary>The methods of the gRPC service etcdserverpb.KV.</summary>
public static class KVMethods
{
    /// <summary>The method <c>Range</c>.</summary>
    public static GrpcMethod<RangeRequest, RangeResponse> Range { get; } = new("etcdserverpb.KV", "Range", GrpcMethodType.Unary);

    /// <summary>The method <c>Put</c>.</summary>
    public static GrpcMethod<PutRequest, PutResponse> Put { get; } = new("etcdserverpb.KV", "Put", GrpcMethodType.Unary);

    /// <summary>The method <c>DeleteRange</c>.</summary>
    public static GrpcMethod<DeleteRangeRequest, DeleteRangeResponse> DeleteRange { get; } = new("etcdserverpb.KV", "DeleteRange", GrpcMethodType.Unary);

    /// <summary>The method <c>Txn</c>.</summary>
    public static GrpcMethod<TxnRequest, TxnResponse> Txn { get; } = new("etcdserverpb.KV", "Txn", GrpcMethodType.Unary);

    /// <summary>The method <c>Compact</c>.</summary>
    public static GrpcMethod<CompactionRequest, CompactionResponse> Compact { get; } = new("etcdserverpb.KV", "Compact", GrpcMethodType.Unary);
}

using Dotnetes.Grpc;
using Dotnetes.Serialization.Collections;
using Dotnetes.Store.Etcd;
using Wire = Dotnetes.Store.Etcd.Messages;

namespace Dotnetes.Store.EtcdServer;

/// <summary>Reads etcd's requests as those of the store's contract, and writes the answers.</summary>
internal static class EtcdRequests
{
    public static RangeRequest Decode(Wire.RangeRequest request) => new(EtcdCodec.Decode(request.Key, request.RangeEnd))
    {
        Revision = request.Revision,
        Limit = RangeOrder.IsNeeded(request) ? 0 : request.Limit,
        CountOnly = request.CountOnly,
        KeysOnly = request.KeysOnly && request.SortTarget != Wire.RangeRequestSortTarget.Value,
        Serializable = request.Serializable,
    };

    public static PutOp Decode(Wire.PutRequest put) => new(EtcdCodec.Key(put.Key), put.Value.Memory)
    {
        Lease = put.Lease,
        ReturnPrevious = put.PrevKv,
        KeepValue = put.IgnoreValue,
        KeepLease = put.IgnoreLease,
    };

    public static DeleteOp Decode(Wire.DeleteRangeRequest delete) =>
        new(EtcdCodec.Decode(delete.Key, delete.RangeEnd)) { ReturnPrevious = delete.PrevKv };

    public static TxnRequest Decode(Wire.TxnRequest request) => new()
    {
        When = request.Compare.Map(Decode),
        Then = request.Success.Map(Decode),
        Else = request.Failure.Map(Decode),
    };

    public static Wire.TxnResponse Encode(Wire.TxnRequest request, TxnResult result, EtcdIdentity identity)
    {
        var steps = result.Succeeded ? request.Success : request.Failure;
        var responses = new Wire.ResponseOp[steps.Count];
        for (var i = 0; i < responses.Length; i++)
        {
            responses[i] = Encode(steps[i], result.Responses[i], result.Revision, identity);
        }

        return new()
        {
            Header = identity.Header(result.Revision),
            Succeeded = result.Succeeded,
            Responses = ValueList.Adopt(responses),
        };
    }

    private static Wire.ResponseOp Encode(Wire.RequestOp step, StoreOpResult result, long revision, EtcdIdentity identity)
    {
        var header = identity.Header(revision);
        return result switch
        {
            RangeResult range => new()
            {
                ResponseRange = RangeOrder.Apply(step.RequestRange!, range) with { Header = identity.Header(range.Revision) },
            },
            PutResult put => new()
            {
                ResponsePut = new() { Header = header, PrevKv = put.Previous is { } kv ? EtcdCodec.Encode(kv) : null },
            },
            DeleteResult delete => new()
            {
                ResponseDeleteRange = new() { Header = header, Deleted = delete.Deleted, PrevKvs = delete.Previous.Map(EtcdCodec.Encode) },
            },
            TxnResult txn => new() { ResponseTxn = Encode(step.RequestTxn!, txn, identity) },
            _ => throw new InvalidOperationException($"unknown answer {result.GetType().Name}"),
        };
    }

    private static StoreOp Decode(Wire.RequestOp op) => op switch
    {
        { RequestRange: { } range } => Decode(range),
        { RequestPut: { } put } => Decode(put),
        { RequestDeleteRange: { } delete } => Decode(delete),
        { RequestTxn: { } txn } => Decode(txn),
        _ => throw new GrpcException(GrpcStatusCode.InvalidArgument, "etcdserver: a step of the transaction is empty"),
    };

    private static Compare Decode(Wire.Compare compare)
    {
        var target = (CompareTarget)compare.Target;
        var number = target switch
        {
            CompareTarget.Version => compare.Version,
            CompareTarget.CreateRevision => compare.CreateRevision,
            CompareTarget.ModRevision => compare.ModRevision,
            CompareTarget.Lease => compare.Lease,
            CompareTarget.Value => 0,
            _ => throw new GrpcException(GrpcStatusCode.InvalidArgument, "etcdserver: unknown target of a comparison"),
        };
        if (compare.Result > Wire.CompareCompareResult.NotEqual)
        {
            throw new GrpcException(GrpcStatusCode.InvalidArgument, "etcdserver: unknown operator of a comparison");
        }

        var range = EtcdCodec.Decode(compare.Key, compare.RangeEnd);
        return new(range, target, (CompareOperator)compare.Result, number ?? 0, compare.Value is { } value ? value.Memory : default);
    }
}

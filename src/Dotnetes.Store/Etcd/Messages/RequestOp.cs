using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Store.Etcd.Messages;

/// <summary>One operation inside a transaction; exactly one member is set.</summary>
[GrpcMessage]
public sealed partial record RequestOp
{
    /// <summary>Field <c>request_range</c>.</summary>
    [Field("", 1)]
    public RangeRequest? RequestRange { get; init; }

    /// <summary>Field <c>request_put</c>.</summary>
    [Field("", 2)]
    public PutRequest? RequestPut { get; init; }

    /// <summary>Field <c>request_delete_range</c>.</summary>
    [Field("", 3)]
    public DeleteRangeRequest? RequestDeleteRange { get; init; }

    /// <summary>Field <c>request_txn</c>.</summary>
    [Field("", 4)]
    public TxnRequest? RequestTxn { get; init; }
}

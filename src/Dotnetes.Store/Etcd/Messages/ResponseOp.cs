using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Store.Etcd.Messages;

/// <summary>Result of one operation inside a transaction; exactly one member is set.</summary>
[GrpcMessage]
public sealed partial record ResponseOp
{
    /// <summary>Field <c>response_range</c>.</summary>
    [Field("", 1)]
    public RangeResponse? ResponseRange { get; init; }

    /// <summary>Field <c>response_put</c>.</summary>
    [Field("", 2)]
    public PutResponse? ResponsePut { get; init; }

    /// <summary>Field <c>response_delete_range</c>.</summary>
    [Field("", 3)]
    public DeleteRangeResponse? ResponseDeleteRange { get; init; }

    /// <summary>Field <c>response_txn</c>.</summary>
    [Field("", 4)]
    public TxnResponse? ResponseTxn { get; init; }
}

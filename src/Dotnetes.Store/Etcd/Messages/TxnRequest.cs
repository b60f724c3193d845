using Dotnetes.Serialization.Attributes;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Store.Etcd.Messages;

/// <summary>A transaction: conditions, operations if all hold, and operations if not.</summary>
[GrpcMessage]
public sealed partial record TxnRequest
{
    /// <summary>Field <c>compare</c>.</summary>
    [Field("", 1)]
    public ValueList<Compare> Compare { get; init; }

    /// <summary>Field <c>success</c>.</summary>
    [Field("", 2)]
    public ValueList<RequestOp> Success { get; init; }

    /// <summary>Field <c>failure</c>.</summary>
    [Field("", 3)]
    public ValueList<RequestOp> Failure { get; init; }
}

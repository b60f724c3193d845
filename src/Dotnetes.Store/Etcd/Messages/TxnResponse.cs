using Dotnetes.Serialization.Attributes;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Store.Etcd.Messages;

/// <summary>Whether the conditions held and the results of the operations performed.</summary>
[GrpcMessage]
public sealed partial record TxnResponse
{
    /// <summary>Field <c>header</c>.</summary>
    [Field("", 1)]
    public ResponseHeader? Header { get; init; }

    /// <summary>Field <c>succeeded</c>.</summary>
    [Field("", 2)]
    public bool Succeeded { get; init; }

    /// <summary>Field <c>responses</c>.</summary>
    [Field("", 3)]
    public ValueList<ResponseOp> Responses { get; init; }
}

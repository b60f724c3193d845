using Dotnetes.Serialization.Attributes;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Store.Etcd.Messages;

/// <summary>Number of deleted keys, with their previous content if requested.</summary>
[GrpcMessage]
public sealed partial record DeleteRangeResponse
{
    /// <summary>Field <c>header</c>.</summary>
    [Field("", 1)]
    public ResponseHeader? Header { get; init; }

    /// <summary>Field <c>deleted</c>.</summary>
    [Field("", 2)]
    public long Deleted { get; init; }

    /// <summary>Field <c>prev_kvs</c>.</summary>
    [Field("", 3)]
    public ValueList<KeyValue> PrevKvs { get; init; }
}

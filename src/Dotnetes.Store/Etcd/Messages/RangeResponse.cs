using Dotnetes.Serialization.Attributes;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Store.Etcd.Messages;

/// <summary>The keys read, their number, and whether more exist beyond the limit.</summary>
[GrpcMessage]
public sealed partial record RangeResponse
{
    /// <summary>Field <c>header</c>.</summary>
    [Field("", 1)]
    public ResponseHeader? Header { get; init; }

    /// <summary>Field <c>kvs</c>.</summary>
    [Field("", 2)]
    public ValueList<KeyValue> Kvs { get; init; }

    /// <summary>Field <c>more</c>.</summary>
    [Field("", 3)]
    public bool More { get; init; }

    /// <summary>Field <c>count</c>.</summary>
    [Field("", 4)]
    public long Count { get; init; }
}

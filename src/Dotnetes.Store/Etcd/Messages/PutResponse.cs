using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Store.Etcd.Messages;

/// <summary>Answer to a write, with the previous content if requested.</summary>
[GrpcMessage]
public sealed partial record PutResponse
{
    /// <summary>Field <c>header</c>.</summary>
    [Field("", 1)]
    public ResponseHeader? Header { get; init; }

    /// <summary>Field <c>prev_kv</c>.</summary>
    [Field("", 2)]
    public KeyValue? PrevKv { get; init; }
}

using Dotnetes.Serialization;
using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Store.Etcd.Messages;

/// <summary>Deletes one key or a range of keys.</summary>
[GrpcMessage]
public sealed partial record DeleteRangeRequest
{
    /// <summary>Field <c>key</c>.</summary>
    [Field("", 1)]
    public ByteString Key { get; init; }

    /// <summary>Field <c>range_end</c>.</summary>
    [Field("", 2)]
    public ByteString RangeEnd { get; init; }

    /// <summary>Field <c>prev_kv</c>.</summary>
    [Field("", 3)]
    public bool PrevKv { get; init; }
}

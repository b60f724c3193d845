using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Store.Etcd.Messages;

/// <summary>A change of one key: a write or a deletion.</summary>
[GrpcMessage]
public sealed partial record Event
{
    /// <summary>Field <c>type</c>.</summary>
    [Field("", 1)]
    public EventEventType Type { get; init; }

    /// <summary>Field <c>kv</c>.</summary>
    [Field("", 2)]
    public KeyValue? Kv { get; init; }

    /// <summary>Field <c>prev_kv</c>.</summary>
    [Field("", 3)]
    public KeyValue? PrevKv { get; init; }
}

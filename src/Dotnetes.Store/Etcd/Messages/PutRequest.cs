using Dotnetes.Serialization;
using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Store.Etcd.Messages;

/// <summary>Writes a value to a key, optionally bound to a lease.</summary>
[GrpcMessage]
public sealed partial record PutRequest
{
    /// <summary>Field <c>key</c>.</summary>
    [Field("", 1)]
    public ByteString Key { get; init; }

    /// <summary>Field <c>value</c>.</summary>
    [Field("", 2)]
    public ByteString Value { get; init; }

    /// <summary>Field <c>lease</c>.</summary>
    [Field("", 3)]
    public long Lease { get; init; }

    /// <summary>Field <c>prev_kv</c>.</summary>
    [Field("", 4)]
    public bool PrevKv { get; init; }

    /// <summary>Field <c>ignore_value</c>.</summary>
    [Field("", 5)]
    public bool IgnoreValue { get; init; }

    /// <summary>Field <c>ignore_lease</c>.</summary>
    [Field("", 6)]
    public bool IgnoreLease { get; init; }
}

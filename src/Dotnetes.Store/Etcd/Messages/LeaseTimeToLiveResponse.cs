using Dotnetes.Serialization;
using Dotnetes.Serialization.Attributes;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Store.Etcd.Messages;

/// <summary>Remaining and granted lifetime of a lease, with its keys if requested.</summary>
[GrpcMessage]
public sealed partial record LeaseTimeToLiveResponse
{
    /// <summary>Field <c>header</c>.</summary>
    [Field("", 1)]
    public ResponseHeader? Header { get; init; }

    /// <summary>Field <c>ID</c>.</summary>
    [Field("", 2)]
    public long ID { get; init; }

    /// <summary>Field <c>TTL</c>.</summary>
    [Field("", 3)]
    public long Ttl { get; init; }

    /// <summary>Field <c>grantedTTL</c>.</summary>
    [Field("", 4)]
    public long GrantedTtl { get; init; }

    /// <summary>Field <c>keys</c>.</summary>
    [Field("", 5)]
    public ValueList<ByteString> Keys { get; init; }
}

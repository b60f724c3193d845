using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Store.Etcd.Messages;

/// <summary>The renewed time to live; zero or less when the lease no longer exists.</summary>
[GrpcMessage]
public sealed partial record LeaseKeepAliveResponse
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
}

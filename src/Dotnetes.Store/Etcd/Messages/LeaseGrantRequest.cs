using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Store.Etcd.Messages;

/// <summary>Asks for a lease with a time to live, and optionally a chosen identifier.</summary>
[GrpcMessage]
public sealed partial record LeaseGrantRequest
{
    /// <summary>Field <c>TTL</c>.</summary>
    [Field("", 1)]
    public long Ttl { get; init; }

    /// <summary>Field <c>ID</c>.</summary>
    [Field("", 2)]
    public long ID { get; init; }
}

using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Store.Etcd.Messages;

/// <summary>Remaining time to live of a lease, to survive leader changes.</summary>
[GrpcMessage]
public sealed partial record LeaseCheckpoint
{
    /// <summary>Field <c>ID</c>.</summary>
    [Field("", 1)]
    public long ID { get; init; }

    /// <summary>Field <c>remaining_TTL</c>.</summary>
    [Field("", 2)]
    public long RemainingTtl { get; init; }
}

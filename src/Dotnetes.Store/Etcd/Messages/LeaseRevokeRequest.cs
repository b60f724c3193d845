using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Store.Etcd.Messages;

/// <summary>Ends a lease, which deletes all keys bound to it.</summary>
[GrpcMessage]
public sealed partial record LeaseRevokeRequest
{
    /// <summary>Field <c>ID</c>.</summary>
    [Field("", 1)]
    public long ID { get; init; }
}

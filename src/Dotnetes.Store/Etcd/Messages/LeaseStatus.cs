using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Store.Etcd.Messages;

/// <summary>Identifies a lease that appears in a listing.</summary>
[GrpcMessage]
public sealed partial record LeaseStatus
{
    /// <summary>Field <c>ID</c>.</summary>
    [Field("", 1)]
    public long ID { get; init; }
}

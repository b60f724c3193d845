using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Store.Etcd.Messages;

/// <summary>Renews a lease; sent repeatedly on one stream.</summary>
[GrpcMessage]
public sealed partial record LeaseKeepAliveRequest
{
    /// <summary>Field <c>ID</c>.</summary>
    [Field("", 1)]
    public long ID { get; init; }
}

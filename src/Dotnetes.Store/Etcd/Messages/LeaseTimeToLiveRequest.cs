using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Store.Etcd.Messages;

/// <summary>Asks for the remaining lifetime of a lease, optionally with its keys.</summary>
[GrpcMessage]
public sealed partial record LeaseTimeToLiveRequest
{
    /// <summary>Field <c>ID</c>.</summary>
    [Field("", 1)]
    public long ID { get; init; }

    /// <summary>Field <c>keys</c>.</summary>
    [Field("", 2)]
    public bool Keys { get; init; }
}

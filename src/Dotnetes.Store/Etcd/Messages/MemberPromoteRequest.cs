using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Store.Etcd.Messages;

/// <summary>Turns a learner into a voting member of the cluster.</summary>
[GrpcMessage]
public sealed partial record MemberPromoteRequest
{
    /// <summary>Field <c>ID</c>.</summary>
    [Field("", 1)]
    public ulong ID { get; init; }
}

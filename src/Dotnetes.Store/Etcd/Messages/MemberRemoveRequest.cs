using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Store.Etcd.Messages;

/// <summary>Removes a member from the cluster by its identifier.</summary>
[GrpcMessage]
public sealed partial record MemberRemoveRequest
{
    /// <summary>Field <c>ID</c>.</summary>
    [Field("", 1)]
    public ulong ID { get; init; }
}

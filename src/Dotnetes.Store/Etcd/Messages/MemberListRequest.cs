using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Store.Etcd.Messages;

/// <summary>Asks for the members of the cluster, consistently if wanted.</summary>
[GrpcMessage]
public sealed partial record MemberListRequest
{
    /// <summary>Field <c>linearizable</c>.</summary>
    [Field("", 1)]
    public bool Linearizable { get; init; }
}

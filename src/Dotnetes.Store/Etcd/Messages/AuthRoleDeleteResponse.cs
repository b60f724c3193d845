using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Store.Etcd.Messages;

/// <summary>Answer to deleting a role, consisting of the common header only.</summary>
[GrpcMessage]
public sealed partial record AuthRoleDeleteResponse
{
    /// <summary>Field <c>header</c>.</summary>
    [Field("", 1)]
    public ResponseHeader? Header { get; init; }
}

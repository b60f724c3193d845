using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Store.Etcd.Messages;

/// <summary>Answer to giving a role, consisting of the common header only.</summary>
[GrpcMessage]
public sealed partial record AuthUserGrantRoleResponse
{
    /// <summary>Field <c>header</c>.</summary>
    [Field("", 1)]
    public ResponseHeader? Header { get; init; }
}

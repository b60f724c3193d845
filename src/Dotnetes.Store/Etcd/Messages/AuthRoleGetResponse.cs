using Dotnetes.Serialization.Attributes;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Store.Etcd.Messages;

/// <summary>The permissions that the requested role has.</summary>
[GrpcMessage]
public sealed partial record AuthRoleGetResponse
{
    /// <summary>Field <c>header</c>.</summary>
    [Field("", 1)]
    public ResponseHeader? Header { get; init; }

    /// <summary>Field <c>perm</c>.</summary>
    [Field("", 2)]
    public ValueList<Permission> Perm { get; init; }
}

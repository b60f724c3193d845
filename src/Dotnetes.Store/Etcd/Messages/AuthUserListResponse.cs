using Dotnetes.Serialization.Attributes;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Store.Etcd.Messages;

/// <summary>Returns the names of all existing users.</summary>
[GrpcMessage]
public sealed partial record AuthUserListResponse
{
    /// <summary>Field <c>header</c>.</summary>
    [Field("", 1)]
    public ResponseHeader? Header { get; init; }

    /// <summary>Field <c>users</c>.</summary>
    [Field("", 2)]
    public ValueList<string> Users { get; init; }
}

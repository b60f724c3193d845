using Dotnetes.Serialization.Attributes;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Store.Etcd.Messages;

/// <summary>Names of the roles that the user has.</summary>
[GrpcMessage]
public sealed partial record AuthUserGetResponse
{
    /// <summary>Field <c>header</c>.</summary>
    [Field("", 1)]
    public ResponseHeader? Header { get; init; }

    /// <summary>Field <c>roles</c>.</summary>
    [Field("", 2)]
    public ValueList<string> Roles { get; init; }
}

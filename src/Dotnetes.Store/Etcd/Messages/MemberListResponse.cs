using Dotnetes.Serialization.Attributes;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Store.Etcd.Messages;

/// <summary>Returns the members of the etcd cluster.</summary>
[GrpcMessage]
public sealed partial record MemberListResponse
{
    /// <summary>Field <c>header</c>.</summary>
    [Field("", 1)]
    public ResponseHeader? Header { get; init; }

    /// <summary>Field <c>members</c>.</summary>
    [Field("", 2)]
    public ValueList<Member> Members { get; init; }
}

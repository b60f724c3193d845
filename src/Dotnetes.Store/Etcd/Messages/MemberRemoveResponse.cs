using Dotnetes.Serialization.Attributes;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Store.Etcd.Messages;

/// <summary>All members that are left after the removal.</summary>
[GrpcMessage]
public sealed partial record MemberRemoveResponse
{
    /// <summary>Field <c>header</c>.</summary>
    [Field("", 1)]
    public ResponseHeader? Header { get; init; }

    /// <summary>Field <c>members</c>.</summary>
    [Field("", 2)]
    public ValueList<Member> Members { get; init; }
}

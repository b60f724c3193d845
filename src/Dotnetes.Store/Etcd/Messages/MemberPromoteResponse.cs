using Dotnetes.Serialization.Attributes;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Store.Etcd.Messages;

/// <summary>All members as they are after the promotion.</summary>
[GrpcMessage]
public sealed partial record MemberPromoteResponse
{
    /// <summary>Field <c>header</c>.</summary>
    [Field("", 1)]
    public ResponseHeader? Header { get; init; }

    /// <summary>Field <c>members</c>.</summary>
    [Field("", 2)]
    public ValueList<Member> Members { get; init; }
}

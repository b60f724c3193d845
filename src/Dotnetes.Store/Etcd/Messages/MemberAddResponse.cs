using Dotnetes.Serialization.Attributes;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Store.Etcd.Messages;

/// <summary>The new member, and all members after the addition.</summary>
[GrpcMessage]
public sealed partial record MemberAddResponse
{
    /// <summary>Field <c>header</c>.</summary>
    [Field("", 1)]
    public ResponseHeader? Header { get; init; }

    /// <summary>Field <c>member</c>.</summary>
    [Field("", 2)]
    public Member? Member { get; init; }

    /// <summary>Field <c>members</c>.</summary>
    [Field("", 3)]
    public ValueList<Member> Members { get; init; }
}

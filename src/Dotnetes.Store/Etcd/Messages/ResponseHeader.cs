using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Store.Etcd.Messages;

/// <summary>Information common to all answers: cluster, member, store revision and Raft term.</summary>
[GrpcMessage]
public sealed partial record ResponseHeader
{
    /// <summary>Field <c>cluster_id</c>.</summary>
    [Field("", 1)]
    public ulong ClusterId { get; init; }

    /// <summary>Field <c>member_id</c>.</summary>
    [Field("", 2)]
    public ulong MemberId { get; init; }

    /// <summary>Field <c>revision</c>.</summary>
    [Field("", 3)]
    public long Revision { get; init; }

    /// <summary>Field <c>raft_term</c>.</summary>
    [Field("", 4)]
    public ulong RaftTerm { get; init; }
}

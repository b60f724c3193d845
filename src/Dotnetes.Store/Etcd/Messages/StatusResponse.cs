using Dotnetes.Serialization.Attributes;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Store.Etcd.Messages;

/// <summary>Version, database size, leader, Raft progress and errors of a member.</summary>
[GrpcMessage]
public sealed partial record StatusResponse
{
    /// <summary>Field <c>header</c>.</summary>
    [Field("", 1)]
    public ResponseHeader? Header { get; init; }

    /// <summary>Field <c>version</c>.</summary>
    [Field("", 2)]
    public string Version { get; init; } = "";

    /// <summary>Field <c>dbSize</c>.</summary>
    [Field("", 3)]
    public long DbSize { get; init; }

    /// <summary>Field <c>leader</c>.</summary>
    [Field("", 4)]
    public ulong Leader { get; init; }

    /// <summary>Field <c>raftIndex</c>.</summary>
    [Field("", 5)]
    public ulong RaftIndex { get; init; }

    /// <summary>Field <c>raftTerm</c>.</summary>
    [Field("", 6)]
    public ulong RaftTerm { get; init; }

    /// <summary>Field <c>raftAppliedIndex</c>.</summary>
    [Field("", 7)]
    public ulong RaftAppliedIndex { get; init; }

    /// <summary>Field <c>errors</c>.</summary>
    [Field("", 8)]
    public ValueList<string> Errors { get; init; }

    /// <summary>Field <c>dbSizeInUse</c>.</summary>
    [Field("", 9)]
    public long DbSizeInUse { get; init; }

    /// <summary>Field <c>isLearner</c>.</summary>
    [Field("", 10)]
    public bool IsLearner { get; init; }

    /// <summary>Field <c>storageVersion</c>.</summary>
    [Field("", 11)]
    public string StorageVersion { get; init; } = "";

    /// <summary>Field <c>dbSizeQuota</c>.</summary>
    [Field("", 12)]
    public long DbSizeQuota { get; init; }

    /// <summary>Field <c>downgradeInfo</c>.</summary>
    [Field("", 13)]
    public DowngradeInfo? DowngradeInfo { get; init; }
}

using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>Bytes and inodes used on a file system at one point in time.</summary>
[GrpcMessage]
public sealed partial record FilesystemUsage
{
    /// <summary>Field <c>timestamp</c>.</summary>
    [Field("", 1)]
    public long Timestamp { get; init; }

    /// <summary>Field <c>fs_id</c>.</summary>
    [Field("", 2)]
    public FilesystemIdentifier? FsId { get; init; }

    /// <summary>Field <c>used_bytes</c>.</summary>
    [Field("", 3)]
    public UInt64Value? UsedBytes { get; init; }

    /// <summary>Field <c>inodes_used</c>.</summary>
    [Field("", 4)]
    public UInt64Value? InodesUsed { get; init; }
}

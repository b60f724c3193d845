namespace Dotnetes.Api.KubeletStats.V1Alpha1;

/// <summary>Capacity and usage of a file system in bytes and inodes.</summary>
[ApiType(Proto = false)]
public sealed partial record FsStats
{
    [Field("time", Required = true)]
    public Time Time { get; init; }

    [Field("availableBytes")]
    public ulong? AvailableBytes { get; init; }

    [Field("capacityBytes")]
    public ulong? CapacityBytes { get; init; }

    [Field("usedBytes")]
    public ulong? UsedBytes { get; init; }

    [Field("inodesFree")]
    public ulong? InodesFree { get; init; }

    [Field("inodes")]
    public ulong? Inodes { get; init; }

    [Field("inodesUsed")]
    public ulong? InodesUsed { get; init; }
}

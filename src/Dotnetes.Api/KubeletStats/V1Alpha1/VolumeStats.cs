namespace Dotnetes.Api.KubeletStats.V1Alpha1;

/// <summary>File system statistics and health of one volume of a pod.</summary>
[ApiType(Proto = false)]
public sealed partial record VolumeStats
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

    [Field("name")]
    public string Name { get; init; } = "";

    [Field("pvcRef")]
    public PvcReference? PvcRef { get; init; }

    [Field("volumeHealthStats")]
    public VolumeHealthStats? VolumeHealthStats { get; init; }
}

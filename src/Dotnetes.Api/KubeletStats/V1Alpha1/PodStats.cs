namespace Dotnetes.Api.KubeletStats.V1Alpha1;

/// <summary>Resource statistics of a pod, its containers and its volumes.</summary>
[ApiType(Proto = false)]
public sealed partial record PodStats
{
    [Field("podRef", Required = true)]
    public PodReference PodRef { get; init; } = PodReference.Empty;

    [Field("startTime", Required = true)]
    public Time StartTime { get; init; }

    [Field("containers", Omit = Omit.Never, Required = true, Patch = "merge", MergeKey = "name")]
    public ValueList<ContainerStats> Containers { get; init; }

    [Field("cpu")]
    public CpuStats? Cpu { get; init; }

    [Field("memory")]
    public MemoryStats? Memory { get; init; }

    [Field("io")]
    public IOStats? Io { get; init; }

    [Field("network")]
    public NetworkStats? Network { get; init; }

    [Field("volume", Patch = "merge", MergeKey = "name")]
    public ValueList<VolumeStats> Volume { get; init; }

    [Field("ephemeral-storage")]
    public FsStats? EphemeralStorage { get; init; }

    [Field("process_stats")]
    public ProcessStats? ProcessStats { get; init; }

    [Field("swap")]
    public SwapStats? Swap { get; init; }
}

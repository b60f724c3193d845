namespace Dotnetes.Api.KubeletStats.V1Alpha1;

/// <summary>Resource statistics of a single container, including its file systems.</summary>
[ApiType(Proto = false)]
public sealed partial record ContainerStats
{
    [Field("name", Omit = Omit.Never, Required = true)]
    public string Name { get; init; } = "";

    [Field("startTime", Required = true)]
    public Time StartTime { get; init; }

    [Field("cpu")]
    public CpuStats? Cpu { get; init; }

    [Field("memory")]
    public MemoryStats? Memory { get; init; }

    [Field("io")]
    public IOStats? Io { get; init; }

    [Field("accelerators")]
    public ValueList<AcceleratorStats> Accelerators { get; init; }

    [Field("rootfs")]
    public FsStats? Rootfs { get; init; }

    [Field("logs")]
    public FsStats? Logs { get; init; }

    [Field("userDefinedMetrics", Patch = "merge", MergeKey = "name")]
    public ValueList<UserDefinedMetric> UserDefinedMetrics { get; init; }

    [Field("swap")]
    public SwapStats? Swap { get; init; }
}

namespace Dotnetes.Api.KubeletStats.V1Alpha1;

/// <summary>Resource statistics of the whole node and its system containers.</summary>
[ApiType(Proto = false)]
public sealed partial record NodeStats
{
    [Field("nodeName", Omit = Omit.Never, Required = true)]
    public string NodeName { get; init; } = "";

    [Field("systemContainers", Patch = "merge", MergeKey = "name")]
    public ValueList<ContainerStats> SystemContainers { get; init; }

    [Field("startTime", Required = true)]
    public Time StartTime { get; init; }

    [Field("cpu")]
    public CpuStats? Cpu { get; init; }

    [Field("memory")]
    public MemoryStats? Memory { get; init; }

    [Field("io")]
    public IOStats? Io { get; init; }

    [Field("network")]
    public NetworkStats? Network { get; init; }

    [Field("fs")]
    public FsStats? Fs { get; init; }

    [Field("runtime")]
    public RuntimeStats? Runtime { get; init; }

    [Field("rlimit")]
    public RlimitStats? Rlimit { get; init; }

    [Field("swap")]
    public SwapStats? Swap { get; init; }
}

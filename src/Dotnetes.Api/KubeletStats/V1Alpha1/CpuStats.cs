namespace Dotnetes.Api.KubeletStats.V1Alpha1;

/// <summary>CPU usage as current rate and as total time, with pressure data.</summary>
[ApiType(Proto = false)]
public sealed partial record CpuStats
{
    [Field("time", Required = true)]
    public Time Time { get; init; }

    [Field("usageNanoCores")]
    public ulong? UsageNanoCores { get; init; }

    [Field("usageCoreNanoSeconds")]
    public ulong? UsageCoreNanoSeconds { get; init; }

    [Field("psi")]
    public PsiStats? Psi { get; init; }
}

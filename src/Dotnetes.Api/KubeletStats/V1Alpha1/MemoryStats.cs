namespace Dotnetes.Api.KubeletStats.V1Alpha1;

/// <summary>Memory usage in several forms, page faults and pressure data.</summary>
[ApiType(Proto = false)]
public sealed partial record MemoryStats
{
    [Field("time", Required = true)]
    public Time Time { get; init; }

    [Field("availableBytes")]
    public ulong? AvailableBytes { get; init; }

    [Field("usageBytes")]
    public ulong? UsageBytes { get; init; }

    [Field("workingSetBytes")]
    public ulong? WorkingSetBytes { get; init; }

    [Field("rssBytes")]
    public ulong? RssBytes { get; init; }

    [Field("pageFaults")]
    public ulong? PageFaults { get; init; }

    [Field("majorPageFaults")]
    public ulong? MajorPageFaults { get; init; }

    [Field("psi")]
    public PsiStats? Psi { get; init; }
}

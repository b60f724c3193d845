namespace Dotnetes.Kubelet.Stats;

/// <summary>What the kernel counts for a control group beyond processor time and memory. Counters of what is below are included, except processes.</summary>
internal sealed record UsageDetails
{
    /// <summary>Processor time in user mode, in nanoseconds.</summary>
    public ulong CpuUser { get; init; }

    /// <summary>Processor time in the kernel, in nanoseconds.</summary>
    public ulong CpuSystem { get; init; }

    /// <summary>Periods of the quota that passed; null without a quota.</summary>
    public ulong? Periods { get; init; }

    /// <summary>Periods in which the quota was used up.</summary>
    public ulong ThrottledPeriods { get; init; }

    /// <summary>How long processes waited for the next period, in nanoseconds.</summary>
    public ulong ThrottledNanoseconds { get; init; }

    /// <summary>Pages that were not mapped when they were touched.</summary>
    public ulong PageFaults { get; init; }

    /// <summary>Those of them that had to be read.</summary>
    public ulong MajorPageFaults { get; init; }

    /// <summary>Files that are kept in memory, in bytes.</summary>
    public ulong CacheBytes { get; init; }

    /// <summary>Files that are mapped, in bytes.</summary>
    public ulong MappedFileBytes { get; init; }

    /// <summary>Memory of the kernel, in bytes.</summary>
    public ulong KernelBytes { get; init; }

    /// <summary>The most memory that was in use, in bytes.</summary>
    public ulong MaxBytes { get; init; }

    /// <summary>How often the limit was met.</summary>
    public ulong LimitHits { get; init; }

    /// <summary>The limit of memory in bytes; null without one.</summary>
    public ulong? MemoryLimitBytes { get; init; }

    /// <summary>Memory that lies in swap, in bytes; null where the kernel does not count it.</summary>
    public ulong? SwapBytes { get; init; }

    /// <summary>The limit of swap in bytes; null without one.</summary>
    public ulong? SwapLimitBytes { get; init; }

    /// <summary>Processes that the kernel killed because the memory was used up; null where it does not count them.</summary>
    public ulong? OomKills { get; init; }

    /// <summary>Weight of processor time in shares of version 1.</summary>
    public ulong Shares { get; init; }

    /// <summary>Processor time for each period, in microseconds; null without a limit.</summary>
    public ulong? QuotaMicroseconds { get; init; }

    /// <summary>The period of the quota, in microseconds.</summary>
    public ulong PeriodMicroseconds { get; init; }

    /// <summary>The processes of the group itself.</summary>
    public IReadOnlyList<int> Processes { get; init; } = [];

    /// <summary>How long processes waited for a processor; null where the kernel does not tell.</summary>
    public Pressure? CpuPressure { get; init; }

    /// <summary>How long processes waited for memory.</summary>
    public Pressure? MemoryPressure { get; init; }

    /// <summary>How long processes waited for disks.</summary>
    public Pressure? IoPressure { get; init; }
}

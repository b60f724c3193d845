using Dotnetes.Serialization.Attributes;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Cri.V1;

/// <summary>CPU, memory, huge page and cgroup limits of a Linux container.</summary>
[GrpcMessage]
public sealed partial record LinuxContainerResources
{
    /// <summary>Field <c>cpu_period</c>.</summary>
    [Field("", 1)]
    public long CpuPeriod { get; init; }

    /// <summary>Field <c>cpu_quota</c>.</summary>
    [Field("", 2)]
    public long CpuQuota { get; init; }

    /// <summary>Field <c>cpu_shares</c>.</summary>
    [Field("", 3)]
    public long CpuShares { get; init; }

    /// <summary>Field <c>memory_limit_in_bytes</c>.</summary>
    [Field("", 4)]
    public long MemoryLimitInBytes { get; init; }

    /// <summary>Field <c>oom_score_adj</c>.</summary>
    [Field("", 5)]
    public long OomScoreAdj { get; init; }

    /// <summary>Field <c>cpuset_cpus</c>.</summary>
    [Field("", 6)]
    public string CpusetCpus { get; init; } = "";

    /// <summary>Field <c>cpuset_mems</c>.</summary>
    [Field("", 7)]
    public string CpusetMems { get; init; } = "";

    /// <summary>Field <c>hugepage_limits</c>.</summary>
    [Field("", 8)]
    public ValueList<HugepageLimit> HugepageLimits { get; init; }

    /// <summary>Field <c>unified</c>.</summary>
    [Field("", 9)]
    public ValueMap<string> Unified { get; init; }

    /// <summary>Field <c>memory_swap_limit_in_bytes</c>.</summary>
    [Field("", 10)]
    public long MemorySwapLimitInBytes { get; init; }
}

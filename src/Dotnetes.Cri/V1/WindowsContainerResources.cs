using Dotnetes.Serialization.Attributes;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Cri.V1;

/// <summary>CPU, memory and root file system limits of a Windows container.</summary>
[GrpcMessage]
public sealed partial record WindowsContainerResources
{
    /// <summary>Field <c>cpu_shares</c>.</summary>
    [Field("", 1)]
    public long CpuShares { get; init; }

    /// <summary>Field <c>cpu_count</c>.</summary>
    [Field("", 2)]
    public long CpuCount { get; init; }

    /// <summary>Field <c>cpu_maximum</c>.</summary>
    [Field("", 3)]
    public long CpuMaximum { get; init; }

    /// <summary>Field <c>memory_limit_in_bytes</c>.</summary>
    [Field("", 4)]
    public long MemoryLimitInBytes { get; init; }

    /// <summary>Field <c>rootfs_size_in_bytes</c>.</summary>
    [Field("", 5)]
    public long RootfsSizeInBytes { get; init; }

    /// <summary>Field <c>affinity_cpus</c>.</summary>
    [Field("", 6)]
    public ValueList<WindowsCpuGroupAffinity> AffinityCpus { get; init; }
}

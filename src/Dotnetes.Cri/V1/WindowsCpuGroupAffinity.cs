using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>A set of processors, given as mask within a Windows processor group.</summary>
[GrpcMessage]
public sealed partial record WindowsCpuGroupAffinity
{
    /// <summary>Field <c>cpu_mask</c>.</summary>
    [Field("", 1)]
    public ulong CpuMask { get; init; }

    /// <summary>Field <c>cpu_group</c>.</summary>
    [Field("", 2)]
    public uint CpuGroup { get; init; }
}

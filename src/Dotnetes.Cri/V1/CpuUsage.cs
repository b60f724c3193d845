using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>CPU use of a container or sandbox, total and current, with pressure data.</summary>
[GrpcMessage]
public sealed partial record CpuUsage
{
    /// <summary>Field <c>timestamp</c>.</summary>
    [Field("", 1)]
    public long Timestamp { get; init; }

    /// <summary>Field <c>usage_core_nano_seconds</c>.</summary>
    [Field("", 2)]
    public UInt64Value? UsageCoreNanoSeconds { get; init; }

    /// <summary>Field <c>usage_nano_cores</c>.</summary>
    [Field("", 3)]
    public UInt64Value? UsageNanoCores { get; init; }

    /// <summary>Field <c>psi</c>.</summary>
    [Field("", 4)]
    public PsiStats? Psi { get; init; }
}

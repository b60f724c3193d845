using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>Swap used and still available at one point in time.</summary>
[GrpcMessage]
public sealed partial record SwapUsage
{
    /// <summary>Field <c>timestamp</c>.</summary>
    [Field("", 1)]
    public long Timestamp { get; init; }

    /// <summary>Field <c>swap_available_bytes</c>.</summary>
    [Field("", 2)]
    public UInt64Value? SwapAvailableBytes { get; init; }

    /// <summary>Field <c>swap_usage_bytes</c>.</summary>
    [Field("", 3)]
    public UInt64Value? SwapUsageBytes { get; init; }
}

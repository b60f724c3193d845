using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>Memory use in several forms with page faults and pressure data.</summary>
[GrpcMessage]
public sealed partial record MemoryUsage
{
    /// <summary>Field <c>timestamp</c>.</summary>
    [Field("", 1)]
    public long Timestamp { get; init; }

    /// <summary>Field <c>working_set_bytes</c>.</summary>
    [Field("", 2)]
    public UInt64Value? WorkingSetBytes { get; init; }

    /// <summary>Field <c>available_bytes</c>.</summary>
    [Field("", 3)]
    public UInt64Value? AvailableBytes { get; init; }

    /// <summary>Field <c>usage_bytes</c>.</summary>
    [Field("", 4)]
    public UInt64Value? UsageBytes { get; init; }

    /// <summary>Field <c>rss_bytes</c>.</summary>
    [Field("", 5)]
    public UInt64Value? RssBytes { get; init; }

    /// <summary>Field <c>page_faults</c>.</summary>
    [Field("", 6)]
    public UInt64Value? PageFaults { get; init; }

    /// <summary>Field <c>major_page_faults</c>.</summary>
    [Field("", 7)]
    public UInt64Value? MajorPageFaults { get; init; }

    /// <summary>Field <c>psi</c>.</summary>
    [Field("", 8)]
    public PsiStats? Psi { get; init; }
}

using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>Memory use of a Windows container or sandbox, with committed memory and page faults.</summary>
[GrpcMessage]
public sealed partial record WindowsMemoryUsage
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

    /// <summary>Field <c>page_faults</c>.</summary>
    [Field("", 4)]
    public UInt64Value? PageFaults { get; init; }

    /// <summary>Field <c>commit_memory_bytes</c>.</summary>
    [Field("", 5)]
    public UInt64Value? CommitMemoryBytes { get; init; }
}

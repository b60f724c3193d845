using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>Number of processes in a Windows sandbox at one point in time.</summary>
[GrpcMessage]
public sealed partial record WindowsProcessUsage
{
    /// <summary>Field <c>timestamp</c>.</summary>
    [Field("", 1)]
    public long Timestamp { get; init; }

    /// <summary>Field <c>process_count</c>.</summary>
    [Field("", 2)]
    public UInt64Value? ProcessCount { get; init; }
}

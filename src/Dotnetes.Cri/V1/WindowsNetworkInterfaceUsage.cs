using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>Bytes and dropped packets in both directions for one Windows interface.</summary>
[GrpcMessage]
public sealed partial record WindowsNetworkInterfaceUsage
{
    /// <summary>Field <c>name</c>.</summary>
    [Field("", 1)]
    public string Name { get; init; } = "";

    /// <summary>Field <c>rx_bytes</c>.</summary>
    [Field("", 2)]
    public UInt64Value? RxBytes { get; init; }

    /// <summary>Field <c>rx_packets_dropped</c>.</summary>
    [Field("", 3)]
    public UInt64Value? RxPacketsDropped { get; init; }

    /// <summary>Field <c>tx_bytes</c>.</summary>
    [Field("", 4)]
    public UInt64Value? TxBytes { get; init; }

    /// <summary>Field <c>tx_packets_dropped</c>.</summary>
    [Field("", 5)]
    public UInt64Value? TxPacketsDropped { get; init; }
}
